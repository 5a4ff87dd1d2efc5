"""Lists and numbered headings in Word. In: the look and the edition. Out: list definitions and the ids of lists."""
