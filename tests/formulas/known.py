"""A brief with formulas of each kind."""

TEXT = r"""# Losses

Losses grow as $x^2$, which is much. See @eq-a and [-@eq-a], for $5 to $10.

$$
\frac{a}{b}
+ \sum_{i=1}^n x_i
$$ {#eq-a}

$$\sqrt{y}$$
"""
