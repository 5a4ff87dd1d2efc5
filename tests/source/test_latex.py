r"""Common LaTeX commands in Markdown are read; others remain text and are reported."""

import pytest

from briefpress.model import Citation, CrossReference, Equation, Formula, Mark, NoteRef, Run, inlines_of, plain_text
from tests.desk import Desk


@pytest.mark.parametrize(
    ("written", "text", "mark"),
    [
        ("\\textbf{dry}", "dry", Mark.STRONG),
        ("\\emph{dry}", "dry", Mark.EMPHASIS),
        ("\\textit{dry}", "dry", Mark.EMPHASIS),
        ("\\texttt{dry}", "dry", Mark.CODE),
        ("\\underline{dry}", "dry", Mark.UNDERLINE),
        ("\\textsc{dry}", "dry", Mark.SMALL_CAPS),
        ("\\textsuperscript{2}", "2", Mark.SUPERSCRIPT),
    ],
)
def test_marks(desk: Desk, written: str, text: str, mark: Mark) -> None:
    reading = desk.read(f"A {written} year.\n")
    assert reading.inlines == (Run("A "), Run(text, frozenset({mark})), Run(" year."))
    assert reading.problems == ()


def test_marks_contain_markdown_and_each_other(desk: Desk) -> None:
    inlines = desk.read("\\textbf{a \\emph{b} *c*} d\n").inlines
    both = frozenset({Mark.STRONG, Mark.EMPHASIS})
    assert inlines[:4] == (
        Run("a ", frozenset({Mark.STRONG})), Run("b", both), Run(" ", frozenset({Mark.STRONG})), Run("c", both)
    )  # fmt: skip


def test_notes_and_links(desk: Desk) -> None:
    reading = desk.read(
        "Text\\footnote{Hi, \\emph{you}.} at \\url{https://a.org/b_c} and \\href{https://a.org}{here}.\n"
    )
    assert isinstance(reading.inlines[1], NoteRef)
    (note,) = reading.notes.values()
    assert plain_text(note.blocks[0].inlines) == "Hi, you."  # type: ignore[union-attr]
    links = {inline.text: inline.link for inline in reading.inlines if isinstance(inline, Run) and inline.link}
    assert links == {"https://a.org/b_c": "https://a.org/b_c", "here": "https://a.org"}


def test_citations_and_cross_references(desk: Desk) -> None:
    desk.write("source/brief/r.bib", "@book{a, author={A, B}, title={T}, year=2020}\n@book{b, title={U}, year=2021}")
    front = "title: A\nbibliography: r.bib"
    body = "So \\cite{a,b}, \\citep[p.~3]{a}, as \\citet{a} says in \\ref{sec:one} and \\autoref{sec-one}.\n"
    reading = desk.read(f"{body}\n# One {{#sec-one}}\n", front=front)
    inlines = reading.blocks[0].inlines  # type: ignore[union-attr]
    citations = [inline for inline in inlines if isinstance(inline, Citation)]
    assert [[work.key for work in item.works] for item in citations] == [["a", "b"], ["a"], ["a"]]
    assert [item.in_text for item in citations] == [False, False, True]
    assert [(inline.target, inline.bare) for inline in inlines if isinstance(inline, CrossReference)] == [
        ("sec-one", True),
        ("sec-one", False),
    ]


@pytest.mark.parametrize("written", ["\\vspace{1cm}", "\\textbf{a", "C:\\textbf", "\\begin{itemize}", "`\\textbf{a}`"])
def test_other_commands_are_text(desk: Desk, written: str) -> None:
    assert plain_text(desk.read(f"A {written} b\n").inlines) == f"A {written.strip('`')} b"


def test_other_commands_are_reported(desk: Desk) -> None:
    desk.brief("# A\n\nWords \\vspace{1cm}.\n", front="title: A\nlang: en")
    assert {code for code, *_ in desk.found()} == {"markup-literal"}


@pytest.mark.parametrize(
    ("body", "tex", "id_"),
    [
        ("\\begin{equation}\na = b\n\\end{equation}\n", "a = b", ""),
        ("\\begin{equation*} a = b \\label{eq:one} \\end{equation*}\n", "a = b", "eq-one"),
        (
            "\\begin{align*}\na &= b \\nonumber \\\\\nc &= d\n\\end{align*}\n",
            "\\begin{align*}\na &= b  \\\\\nc &= d\n\\end{align*}",
            "",
        ),
        ("\\[\nx\n\\]\n", "x", ""),
        ("\\[ x = 1 \\]\n", "x = 1", ""),
    ],
)
def test_display_formulas(desk: Desk, body: str, tex: str, id_: str) -> None:
    reading = desk.read(f"Words:\n{body}more words.\n")
    assert reading.brief
    assert reading.brief.blocks[1] == Equation(tex, id_)
    assert reading.problems == ()


def test_formulas_within_the_text_and_their_references(desk: Desk) -> None:
    reading = desk.read("A \\(E = mc^2\\) b \\eqref{eq:one}.\n\n\\begin{equation}\na\\label{eq:one}\n\\end{equation}\n")
    inlines = inlines_of(reading.blocks[0])
    assert inlines[1] == Formula("E = mc^2")
    assert inlines[3] == CrossReference("eq-one", bare=True)
    assert reading.problems == ()


@pytest.mark.parametrize(
    ("body", "formulas"),
    [
        ("where \\( x \\) and \\( n > 5 \\) hold", ["x", "n > 5"]),
        ("\\(a+b\\) is less than \\( 5 \\)", ["a+b", "5"]),
        ("\\(E = mc^2\\), where \\(m\\) is \\(mass\\)", ["E = mc^2", "m"]),
    ],
)
def test_variables_and_sums_are_formulas(desk: Desk, body: str, formulas: list[str]) -> None:
    reading = desk.read(f"{body}\n")
    assert [inline.tex for inline in reading.inlines if isinstance(inline, Formula)] == formulas


@pytest.mark.parametrize(
    "body",
    [
        "\\(a\\) first, \\(b\\) second",
        "\\(2020\\), \\(10-15\\), \\(see page 5\\), \\( see this \\), \\(a or b+c\\)",
        "\\[Note\\]",
        "\\[a\\_b\\]",
        "\\[a_b\\](https://a.example)",
        "\\[^n\\]",
        "\\[^n] \\^[x\\]",
        "`\\(x^2\\)`",
    ],
)
def test_brackets_that_are_not_formulas(desk: Desk, body: str) -> None:
    reading = desk.read(f"Words {body}\n")
    assert not any(isinstance(inline, Formula) for inline in reading.inlines)
    assert desk.read(f"{body}\n").inlines


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("See \\ref{app:guide}.", "write @ and the id, such as @sec-method"),
        ("See \\autoref{method}.", "write @ and the id, such as @sec-method"),
        ("\\appendix", "remove it, and write {.appendix} after the heading of each annex"),
        ("It used 3 \\si{MWh}.", "write the number and the unit as text"),
    ],
)
def test_other_commands_have_the_markdown_for_it_as_a_hint(desk: Desk, written: str, hint: str) -> None:
    desk.brief(f"{written}\n")
    outcome = desk.check()
    assert outcome.err.count("warning[markup-literal]") == 1
    assert f"hint: {hint}" in outcome.err
