"""Charts changed in Word: new values go into the CSV file or the table, and everything else is reported."""

import io
import zipfile
from pathlib import Path

from tests.desk import Desk

CSV = "River,Losses,Gains\nSorna,31,4\nArvel,24.5,6\n"
BODY = '::: {.chart #fig-a csv="data/a.csv" type=grouped alt="Sorna loses most"}\nLosses\n:::\n'
TABLE = "| River | 2010 | 2020 |\n|--|--|--|\n| Sorna | 10 | 12,5 |\n| Arvel | 7 | 8 |\n"


def edited(desk: Desk, *changes: tuple[str, str, str], body: str = BODY) -> Path:
    """Publish a brief and return its Word file, with replaced words in some parts."""
    desk.write("source/brief/data/a.csv", CSV)
    desk.brief(body)
    assert desk.run("publish", "--to", "docx").code == 0
    packed = io.BytesIO()
    with zipfile.ZipFile(desk.root / "output/brief.docx") as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            data = old.read(name).decode("utf-8", "surrogateescape")
            for part, was, now in changes:
                if name.startswith(part):
                    assert was in data
                    data = data.replace(was, now)
            new.writestr(name, data.encode("utf-8", "surrogateescape"))
    return desk.write("edited.docx", packed.getvalue())


def merged(desk: Desk, *changes: tuple[str, str, str], body: str = BODY) -> str:
    outcome = desk.run("merge", str(edited(desk, *changes, body=body)))
    return outcome.out + outcome.err


def csv(desk: Desk) -> str:
    return (desk.root / "source/brief/data/a.csv").read_text()


def brief(desk: Desk) -> str:
    return (desk.root / "source/brief/brief.md").read_text()


def test_an_unchanged_chart_causes_no_message(desk: Desk) -> None:
    assert merged(desk) == "nothing has changed\n"


def test_a_new_value_goes_into_the_csv_file(desk: Desk) -> None:
    actual = merged(desk, ("word/charts/chart", "<c:v>24.5</c:v>", "<c:v>26.25</c:v>"))
    assert "source/brief/data/a.csv:3" in actual
    assert csv(desk) == CSV.replace("24.5", "26.25")


def test_a_new_value_goes_into_the_table_of_a_slope(desk: Desk) -> None:
    body = f'::: {{.chart #fig-a type=slope alt="A"}}\n{TABLE}\n: Losses\n:::\n'
    merged(desk, ("word/charts/chart", "<c:v>7</c:v>", "<c:v>7.5</c:v>"), body=body)
    assert "| Arvel | 7,5 | 8 |" in brief(desk)


def test_an_added_or_removed_value_is_reported(desk: Desk) -> None:
    actual = merged(desk, ("word/charts/chart", '<c:pt idx="1"><c:v>24.5</c:v></c:pt>', ""))
    assert "not merged" in actual
    assert "Losses, Arvel" in actual
    assert csv(desk) == CSV


def test_a_new_alt_text_is_merged_without_the_generated_values(desk: Desk) -> None:
    merged(desk, ("word/document.xml", "Sorna loses most", "Sorna lost most"))
    assert 'alt="Sorna lost most"}' in brief(desk)


def test_a_changed_value_in_two_charts_is_merged(desk: Desk) -> None:
    body = BODY + "\n" + BODY.replace("#fig-a", "#fig-b").replace("grouped", "bar y=Losses")
    merged(desk, ("word/charts/chart1.xml", "<c:v>24.5</c:v>", "<c:v>26</c:v>"), body=body)
    assert csv(desk) == CSV.replace("24.5", "26")


def test_a_new_value_goes_into_the_row_of_its_date(desk: Desk) -> None:
    table = "| Day | Losses |\n|--|--|\n| 2025-01-31 | 3 |\n| 2025-02-28 | 4 |\n"
    body = f'::: {{.chart #fig-a type=bar alt="A"}}\n{table}\n: Losses\n:::\n'
    merged(desk, ("word/charts/chart", "<c:v>4</c:v>", "<c:v>4.5</c:v>"), body=body)
    assert "| 2025-02-28 | 4.5 |" in brief(desk)
