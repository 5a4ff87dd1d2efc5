"""Leftovers of Pandoc, LaTeX, bookdown and kramdown are read as intended, or reported under the right name."""

import pytest

from briefpress.model import Citation, CodeBlock, ListBlock, Numerals, Run, Table
from tests.desk import Desk, words_of


def hints(desk: Desk, body: str, front: str = "title: A brief") -> list[str]:
    """Return the hints for a brief."""
    return [problem.hint for problem in desk.read(body, front=front).problems]


def test_bookmarks_that_pandoc_writes_are_targets(desk: Desk) -> None:
    links = "See [above](#_Toc1), [there](#_Ref2), [lakes](#x)."
    targets = "# []{#_Toc1 .anchor}Rivers\n\n[]{#_Ref2 .anchor}Water flows.\n\n[Lakes]{#x} are still."
    reading = desk.read(f"{targets}\n\n{links}\n")
    assert reading.problems == ()
    assert words_of(reading.blocks)[:2] == ["Rivers", "Water flows."]


@pytest.mark.parametrize(
    "written", ['M\\"uller', "caf\\'{e}", "{\\~n}u", "\\c{c}a", "\\v{S}koda", "S\\o{}ren", "\\ss{}", '\\"{\\i}']
)
def test_accents_of_latex_are_reported(desk: Desk, written: str) -> None:
    assert hints(desk, f"So {written} wrote.\n") == ["write the letter itself, such as é"]


@pytest.mark.parametrize("written", ["Don\\'t", '\\"No\\"', "5 \\~ 6", "a\\*b", "C:\\docs"])
def test_other_backslashes_are_literal(desk: Desk, written: str) -> None:
    assert "write the letter itself, such as é" not in hints(desk, f"So {written} wrote.\n")


def test_braces_of_latex_are_neither_confluence_nor_javascript(desk: Desk) -> None:
    found = desk.read("Text\\footnote{A \\emph{note}.} and \\includegraphics[width=5cm]{chart.png}.\n").problems
    assert not any("Confluence" in problem.text or "JavaScript" in problem.text for problem in found)
    assert "Confluence" in desk.read("{note} Words {note}\n").problems[0].text


@pytest.mark.parametrize("rule", ["|-----+-----|", "|:---+---:|", "| --- + --- |"])
def test_a_line_of_hyphens_can_contain_plus_signs(desk: Desk, rule: str) -> None:
    reading = desk.read(f"| A | B |\n{rule}\n| 1 | 2 |\n")
    assert isinstance(reading.block, Table)
    assert reading.problems == ()


def test_bars_in_formulas_separate_no_cells(desk: Desk) -> None:
    reading = desk.read("| Sign | $|x|$ |\n|---|---|\n| a | $5 |\n")
    assert isinstance(reading.block, Table)
    assert "table-cells" not in reading.codes


@pytest.mark.parametrize(
    ("kind", "numerals"), [("a", Numerals.LOWER_ALPHA), ("I", Numerals.UPPER_ROMAN), ("1", Numerals.DECIMAL)]
)
def test_lettered_lists_of_html(desk: Desk, kind: str, numerals: Numerals) -> None:
    reading = desk.read(f'<ol start="3" type="{kind}"><li>c item</li></ol>\n')
    assert isinstance(reading.block, ListBlock)
    assert (reading.block.numerals, reading.block.start) == (numerals, 3)


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        ("::: {.rmdnote}\nWords.\n:::\n", "write ::: {.callout-note}"),
        ("::: rmdwarning\nWords.\n:::\n", "write ::: {.callout-warning}"),
        ("# A\n{: .no_toc}\n", "remove it; write attributes of a block on its fence, ::: {.class}"),
    ],
)
def test_hints(desk: Desk, body: str, hint: str) -> None:
    assert hints(desk, body) == [hint]


@pytest.mark.parametrize("sign", [";", ","])
def test_two_columns_of_a_csv_file_are_not_a_table(desk: Desk, sign: str) -> None:
    assert ".table csv=" in hints(desk, f"River{sign}Length\nAar{sign}288\nKessa{sign}1 020\n")[0]
    assert hints(desk, f"On the Aar{sign} in 2026\nand the Kessa{sign} water was low\n") == []


def test_a_single_affiliation_applies_to_all_authors(desk: Desk) -> None:
    meta = desk.read(front="title: A\nauthor: Jane Doe, John Roe\naffiliation: Univ of X").sure.meta
    assert [[item.name for item in author.affiliations] for author in meta.authors] == [["Univ of X"], ["Univ of X"]]


@pytest.mark.parametrize(
    ("written", "authors"),
    [
        ("Dr. Max Muster, Universität Bern", [("Dr. Max Muster", ["Universität Bern"])]),
        ("Ann Roe, University of X, Bern, Bo Li", [("Ann Roe", ["University of X, Bern"]), ("Bo Li", [])]),
        ("Ministry of Water & Rural Development", [("Ministry of Water & Rural Development", [])]),
        ("Ann Roe; Institute for Peace and Security", [("Ann Roe", []), ("Institute for Peace and Security", [])]),
        ("Ann Roe, Bo Li and Jo Banks", [("Ann Roe", []), ("Bo Li", []), ("Jo Banks", [])]),
    ],
)
def test_institutions_after_names_are_affiliations(
    desk: Desk, written: str, authors: list[tuple[str, list[str]]]
) -> None:
    meta = desk.read(front=f"title: A\nauthor: {written}").sure.meta
    assert [(author.person, [place.name for place in author.affiliations]) for author in meta.authors] == authors


@pytest.mark.parametrize(
    "front",
    [
        "author: {name: Jane Doe, institute: x}\ninstitute: [{x: Univ of X}]",
        "author: [{Jane Doe: {institute: [x]}}]\ninstitute:\n  - x: {name: Univ of X}",
        "author: {jane: {name: Jane Doe, affiliation: {institute: Univ of X}}}",
        "author: Jane Doe\ninstitute: Univ of X",
        "author: [Jane Doe: {institute: x}]\ninstitutes: {x: Univ of X}",
    ],
)
def test_authors_and_institutions_can_have_their_ids_as_keys(desk: Desk, front: str) -> None:
    reading = desk.read(front=f"title: A\n{front}")
    (author,) = reading.sure.meta.authors
    assert reading.sure.people[author.person].name == "Jane Doe"
    assert ([one.name for one in author.affiliations], reading.problems) == (["Univ of X"], ())


@pytest.mark.parametrize(
    ("front", "spots"),
    [
        ("author: Jane Doe\naffiliation: [Univ of X, Univ of Y]", [4, 4]),
        ("affiliation: Univ of X", [3]),
        ("author: {name: Jane Doe, affiliations: Univ of X}\naffiliations: [Univ of X, Univ of Y]", [4]),
        ("author: {name: Jane Doe, affiliations: {ref: x}}\naffiliations: [{id: x, name: Univ of X}]", []),
        ("author: {name: Jane Doe, affiliations: [{id: x, name: Univ of X}]}\naffiliations: [x]", []),
        ("author: {name: Jane Doe, affiliations: [Univ of X, Univ of Y]}\naffiliations: Univ of X; Univ of Y", []),
        ("author: Jane Doe\naffiliations: [{id: x, name: Univ of X}, {id: y, name: Univ of Y}]", [4, 4]),
        ("author: {name: Jane Doe, affiliations: x}\naffiliations: [{id: x, name: X}, {id: y, name: Y}]", [4]),
        ("author: {name: Jane Doe, institute: x}\ninstitute: [{x: X}, {y: Y}]\nfunding: {source: y, id: G1}", []),
    ],
)
def test_an_unused_affiliation_is_reported(desk: Desk, front: str, spots: list[int]) -> None:
    assert [line for _, line, _ in desk.read(front=f"title: A\n{front}").spots] == spots


def test_fields_below_the_front_matter_are_not_a_heading(desk: Desk) -> None:
    reading = desk.read("author: Jane Doe\ndate: 2026-01-01\n---\n\n# Text\n\nWords.\n")
    assert ("markup-literal", 4, 1) in reading.spots
    assert "markup-literal" not in desk.read("Background: how it began\n---\n\nWords.\n").codes


def test_values_can_be_in_capitals(desk: Desk) -> None:
    assert desk.read(front="title: A\nstatus: Draft\npapersize: Letter").problems == ()


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("am 1. März 2026 erschienen", "write 2026-03-01"),
        ("mars 2026 (provisoire)", "write 2026-03"),
        ("Marchtober 2026", "write year, month and day"),
        ("30. Februar 2026", "this day does not exist"),
    ],
)
def test_dates_in_local_forms_have_the_date_as_a_hint(desk: Desk, written: str, hint: str) -> None:
    assert hints(desk, "Words.\n", f"title: A\ndate: {written}")[0].startswith(hint)


def test_labels_in_capitals_are_not_abbreviations(desk: Desk) -> None:
    desk.brief("NOTE: Prices are those of 2025.\n\nThe GDP grew.\n")
    assert desk.check().err.count("abbreviation-undefined") == 1


@pytest.mark.parametrize(
    ("lines", "lang"),
    [
        ("1、第一点\n2、第二点", "zh-Hans"),
        ("（一）背景\n（二）问题", "zh-Hans"),
        ("一、背景\n二、问题", "zh-Hans"),
        ("１．第一\n２．第二", "zh-Hans"),
        ("・項目一\n・項目二", "ja"),
        ("١. أول\n٢. ثان", "ar"),
        ("أ) أول\nب) ثان", "ar"),
        ("۱- اول\n۲- دوم", "fa"),
        ("א. ראשון\nב. שני", "he"),
        ("а) перше\nб) друге", "uk"),
        ("1.1. First\n1.2. Second", "en"),
        ("→ First\n→ Second", "en"),
        ("Step 1: First\nStep 2: Second", "en"),
        ("Owner: Ada Novak\nStatus: In progress", "en"),
        ("Tel: 123\nFax: 456", "en"),
    ],
)
def test_lines_that_would_be_joined_are_reported_once(desk: Desk, lines: str, lang: str) -> None:
    reading = desk.read(f"{lines}\n", front=f"title: A brief\nlang: {lang}")
    assert reading.spots == [("markup-literal", 5, 1)]
    assert "become one paragraph" in reading.problems[0].text


@pytest.mark.parametrize(
    "lines",
    [
        "In 2026 the share was\n2.5 million people and\n3.5 million more.",
        "2.5 million people and\n3.5 million more.",
        "2026年、水\n2027年、水",
        "Tel: 123\\\nFax: 456",
        "Tel: 123  \nFax: 456",
        "Note: this is a sentence that goes on.\nIt goes on: here.\nAnd ends",
        "→ First and\nsecond",
    ],
)
def test_other_lines_are_text(desk: Desk, lines: str) -> None:
    assert desk.read(f"{lines}\n").codes == []


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        ("Some ^^inserted^^ words.\n", "write [text]{.underline}"),
        ("Water [due:: 2026-01-01] flows.\n", "write its value alone, or remove it"),
        (
            "Caf=C3=A9 and =E2=80=9Cmore=E2=80=9D.\n",
            "copy the text as the email program shows it, not the source of the email: =C3=A9 is é",
        ),
        ("<table><caption>(#tab:mt)Cars</caption><tr><th>A</th></tr><tr><td>1</td></tr></table>\n", "write @fig-id"),
        ("[One [1](#one)](#one)\n\n# One\n", "remove it: `toc: true`"),
        ("See [a [b](https://a.org) c](https://b.org).\n", "keep only one of the two links"),
        ("#set page(paper: 1)\n", "write it in Markdown"),
        ("#figure(\n  image(1),\n)\n", "write it in Markdown"),
        ("Some #emph[words].\n", "write it in Markdown"),
        (".. note::\n", "write ::: {.callout-note} above the text and ::: below it"),
        (".. image:: a.png\n", "write ![caption](picture.png)"),
        (".. |x| image:: a.png\n", "write ![caption](picture.png)"),
        (".. [#a] Words\n", "write [^id] in the text"),
        ("\\subsection{Words}\n", "write ### and a space before its words"),
        ("\\begin{itemize}\n", "write - and a space before each item"),
        ("\\begin{tabular}\n", "write | a | b |"),
        ("\\begin{foo}\n", "write it in Markdown, or as a picture"),
        ("[words]{.aside}\n", "write it as a note: ^[...]"),
        ("[[./a.png]]\n", "![caption](picture.png)"),
        ("```{list-table}\n* - a\n```\n", "write a pipe table"),
        ("{% endtabs %}\n", "remove it"),
        ("{{< /tab >}}\n", "remove it"),
        ("{% endhint %}\n", "write ::: {.callout-note}"),
        ("#policy/water\n", "write `keywords: [...]`"),
        ("[words](javascript:alert(1))\n", "write its words alone"),
        ("5. five\n7. seven\n9. nine\n", "write 6, or 7\\. and a blank line above it to keep its number"),
        ("/// caption\nWords\n///\n", "write `: Caption` below a picture or table"),
        (":::: {.columns}\nLeft\n::::\n", "remove its fences"),
        ('::: {.column width="40%"}\nLeft\n:::\n', "remove its fences"),
        (":::{card}\nWords\n:::\n", "write ::: box"),
        ("**To:** The Minister\n**From:** Ada Novak\n", "end each line except the last with a backslash"),
        ("**Cost**: five\n**Gain**: six\n", "end each line except the last with a backslash"),
        ("- [ ]\n- [x] Done\n", "write its text, or remove it"),
        ("2024. A dry year.\n", "write 2024\\. if it begins a sentence"),
        ("[Map](https://)\n", "write the address between the round brackets"),
        ("=====\n", "write --- for a rule, or remove it"),
        (". . .\n", "remove it"),
        ("Some {+ added +} words.\n", "write {++words++}"),
        ("Some {-removed-} words.\n", "write {++words++}"),
        ("Words.[/quote]\n", "write it in Markdown, or remove it"),
        ("#policy/water#\n", "write `keywords: [...]`"),
        ('/maps/a b.png "A map"\n', "write ![caption](picture.png)"),
        ("/data.csv\n", 'write ::: {.table csv="data.csv"}'),
        ("/chapters/intro.md\n", "write {{< include file.md >}}"),
        ('+++ {"part": "abstract"}\n', "remove it"),
        ("# (PART) One {-}\n", "remove it: in a brief, parts and annexes are chapters"),
        ("- DEADLINE: <2026-03-01 Sun>\n", "write the date in words"),
        ("- [[2026-03-01]] Entry\n", "write [2026-03-01](address)"),
        ("{{TOC}}\n", "remove it: `toc: true`"),
        ("⑴ a\n", "replace the bullet"),
        ("Some 10^6 people.\n", "write 10^6^"),
        ("Dust of 5 µg/m^3 is bad.\n", "write m^2^"),
        ("The fit is good (R^2 = 0.9).\n", "write R^2^"),
        ("Less CO_2 is better.\n", "write CO~2~"),
        ("Dust of PM_{2.5}.\n", "write CO~2~"),
        ("Some H_2O.\n", "write CO~2~"),
        ("Words[2](#footnote-2) more.\n", "write [^2] in the text"),
        ("Words[2](#fn:2) more.\n", "write [^2] in the text"),
    ],
)
def test_the_hint_states_the_text_to_write(desk: Desk, body: str, hint: str) -> None:
    (found,) = hints(desk, body)
    assert hint in found


@pytest.mark.parametrize(
    "body", ["See `CO_2` and $R^2$ at $CO_2$.\n", "Files NO_2024 and a/R^2.csv.\n", "m^2^ and CO~2~\n"]
)
def test_text_that_only_resembles_a_formula_is_not_reported(desk: Desk, body: str) -> None:
    assert hints(desk, body) == []


def test_lines_that_are_almost_a_table_are_reported_once(desk: Desk) -> None:
    grid = "+---+---+\n| A | B |\n+===+===+\n| 1 | 2  |\n+---+---+\n"
    desk.brief(f"{grid}\nWords.\n\n===== =====\nA     B\n===== =====\n1     2\n===== =====\n")
    assert [(code, line) for code, line, _ in desk.found()] == [("markup-literal", 4), ("markup-literal", 12)]


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("Ada Novak^[IWP, Utrecht]", 'write `author: {name: Ada Novak, affiliations: "IWP, Utrecht"}`'),
        ("Ada Novak[^1]", "write `author: {name: Ada Novak, affiliations: ...}`"),
        ("Ada Novak^1,2^", "write `author: {name: Ada Novak, affiliations: ...}`"),
        ("Ada Novak* and Jo Lind", "write `author: {name: Ada Novak, affiliations: ...}`"),
        ("Ada Novak¹", "write `author: {name: Ada Novak, affiliations: ...}`"),
        ("Ada Novak <ada@example.org>", "write `author: {name: Ada Novak, email: ada@example.org}`"),
        ("Ada Novak (mailto:ada@example.org)", "write `author: {name: Ada Novak, email: ada@example.org}`"),
    ],
)
def test_text_after_an_author_belongs_in_a_field(desk: Desk, written: str, hint: str) -> None:
    assert hints(desk, "Words.\n", f"title: A\nauthor: {written}") == [hint]
    in_list = hint.replace("`author: ", "`- ")
    assert hints(desk, "Words.\n", f"title: A\nauthor:\n  - {written}") == [in_list]


@pytest.mark.parametrize(
    ("front", "hint"),
    [
        (
            "bibliography: https://a.org/b.bib",
            "download it into the brief's folder, and write the name of the file: b.bib",
        ),
        ("abbreviations: {EU: European Union}", "*[EU]: European Union"),
        ("featuredImage: a.png", "write `cover-image: ...`"),
        ("date: today", "write the day itself, such as 2023-02-28"),
        ("orcid: 0000-0001-5109-3700", "move it to its author: `author: {name: ..., orcid: ...}`"),
        ("csl: apa.csl", "save the style as source/brief/apa.csl, or remove `csl` to use the built-in style"),
    ],
)
def test_fields_have_the_edit_as_a_hint(desk: Desk, front: str, hint: str) -> None:
    assert hint in hints(desk, "Words.\n", f"title: A\n{front}")[0]


@pytest.mark.parametrize("words", ["图1 流量", "表1-1：用水量", "図 2　流量"])
def test_chinese_and_japanese_captions_numbered_by_hand_are_reported(desk: Desk, words: str) -> None:
    desk.brief(f"{words}\n", front="title: T\nlang: zh-Hans")
    assert "numbered-by-hand" in desk.check().err
    desk.brief("表1显示，水资源紧张。\n\n表 1 显示，水资源紧张。水。\n", front="title: T\nlang: zh-Hans")
    assert "numbered-by-hand" not in desk.check().err


@pytest.mark.parametrize(
    "body", ["1. a\n1. b\n", "0. a\n1. b\n", "3) a\n4) b\n", "a. b\nc. d\n", "[a](<https://a.org/b c>)\n"]
)
def test_valid_lists_and_addresses_are_not_reported(desk: Desk, body: str) -> None:
    assert hints(desk, body) == []


@pytest.mark.parametrize(
    "body",
    [
        "**To:** Minister\\\n**From:** Ada\n",
        "**Note:** Water flows\nin rivers.\n",
        "See [a] and [b], [i](https://a.org), {+} and {-}, a\\~b.\n",
    ],
)
def test_text_that_only_resembles_markup(desk: Desk, body: str) -> None:
    assert hints(desk, body) == []


def test_tags_of_forums_are_reported(desk: Desk) -> None:
    reading = desk.read('[quote="ada"]\nWater\n[/quote]\n\n[b]Lakes[/b] [x]\n')
    assert reading.spots == [("markup-literal", line, column) for line, column in ((4, 1), (6, 1), (8, 1), (8, 9))]


def test_letters_that_searches_do_not_find_are_reported(desk: Desk) -> None:
    desk.brief("# One\n\nThe of\ufb01ce.\n")
    assert ("markup-literal", 6, 7) in desk.found()


def test_two_carets_merge_a_cell_with_the_one_above(desk: Desk) -> None:
    table = desk.read("| A | B |\n|---|---|\n| a | 1 |\n| ^^ | 2 |\n").block
    assert isinstance(table, Table)
    assert [[cell.row_span for cell in row] for row in table.body] == [[2, 1], [1]]


def test_empty_notes_within_the_text_are_reported(desk: Desk) -> None:
    reading = desk.read("One^[ ] two^[] three^[3].\n")
    assert reading.spots == [("note-empty", 4, 6), ("note-empty", 4, 14)]
    assert {problem.text for problem in reading.problems} == {"this note is empty"}


def test_a_table_that_is_code_is_reported(desk: Desk) -> None:
    desk.brief("    | A | B |\n    |---|---|\n    | 1 | 2 |\n")
    assert ("text-indented", 4, 5) in desk.found()


def test_the_words_of_an_unknown_block_are_reported(desk: Desk) -> None:
    reading = desk.read('::: {.python lst-cap="Code" width="40%"}\nWords.\n:::\n')
    assert sorted(reading.codes) == ["attribute-unknown", "block-unknown"]
    assert '"lst-cap"' in next(problem.text for problem in reading.problems if str(problem.code) == "attribute-unknown")


def test_the_mark_of_a_chatbot_around_a_link_is_reported(desk: Desk) -> None:
    assert "check the source" in hints(desk, "See [oai_citation:0‡example.org](https://example.org).\n")[0]


def test_comments_that_pandoc_writes_between_lists_are_omitted(desk: Desk) -> None:
    reading = desk.read("- a\n\n```{=html}\n<!-- -->\n```\n\n- b\n\n```{=html}\n<b>c</b>\n```\n")
    assert [type(block) for block in reading.blocks] == [ListBlock, ListBlock, CodeBlock]
    assert reading.spots == [("html-raw", 12, 1)]


@pytest.mark.parametrize("address", ["https://social.example.org/@ada", "http://a.org/x/@ada/1"])
def test_names_of_accounts_in_addresses_are_not_citations(desk: Desk, address: str) -> None:
    desk.write("source/brief/r.bib", "@book{ada, author={A, B}, title={T}, year=2020}")
    reading = desk.read(f"See {address}, or @ada.\n", front="title: A\nbibliography: r.bib")
    assert [type(inline) for inline in reading.inlines] == [Run, Citation, Run]
    assert isinstance(reading.inlines[0], Run)
    assert reading.inlines[0].text == f"See {address}, or "


def test_a_line_end_beside_wide_punctuation_is_not_a_space(desk: Desk) -> None:
    assert words_of(desk.read("水很少。\n2026年，\nA说。中文\nB\n").blocks) == ["水很少。2026年，A说。中文 B"]


def test_a_name_of_a_work_without_known_parts_is_reported(desk: Desk) -> None:
    desk.write("source/brief/r.json", '[{"id": "a", "title": "T", "author": [{"name": "Ada"}]}]')
    reading = desk.read("See [@a].\n", front="title: A\nbibliography: r.json")
    assert ("reference-incomplete", 1, 39) in reading.spots
    assert reading.problems[-1].hint.startswith("write `family: ...`")


def test_a_problem_of_a_heading_hides_no_markup_in_it(desk: Desk) -> None:
    desk.brief("### One {:.no_toc}\n")
    assert [(code, column) for code, _, column in desk.found()] == [("heading-skipped", 1), ("markup-literal", 9)]


def test_quotation_marks_inside_quotation_marks_are_reported(desk: Desk) -> None:
    desk.write("source/brief/r.bib", '@book{a,\n  title = "A "dry" year",\n  year = 2020\n}\n')
    reading = desk.read("See [@a].\n", front="title: A\nbibliography: r.bib")
    assert ("reference-incomplete", 2, 3) in reading.spots


def test_hidden_characters_before_the_front_matter_have_their_own_hint(desk: Desk) -> None:
    desk.raw("\ufeff\ufeff---\ntitle: A\n---\n\nWords.\n".encode())
    assert "hint: delete the hidden characters beside ---" in desk.check().err


def test_the_query_of_a_picture_is_not_part_of_its_name(desk: Desk) -> None:
    assert "save the picture as source/brief/a.png" in hints(desk, '![A](a.png?width=5){alt="A" credit="B"}\n')


@pytest.mark.parametrize(
    ("item", "hint"),
    [
        ("\t•\t38 schools", "write - 38 schools, without the space before it"),
        ("    2) 38 schools", "write 2) 38 schools, without the space before it"),
    ],
)
def test_a_list_that_is_code_because_it_is_indented_is_reported(desk: Desk, item: str, hint: str) -> None:
    assert hints(desk, f"Words.\n\n{item}\n{item}\n") == [hint]
    assert hints(desk, "Words.\n\n    print(1)\n    - 3\n") == []


@pytest.mark.parametrize("bullet", ["•", "–", "●", "*"])
def test_a_hint_replaces_a_bullet_in_the_front_matter_with_a_hyphen(desk: Desk, bullet: str) -> None:
    front = f"title: A\nkeypoints:\n{bullet} Dry years are the rule.\n{bullet} Share data."
    (problem,) = desk.read(front=front).problems
    assert (str(problem.code), problem.hint) == ("yaml-invalid", "write - Dry years are the rule.")


def test_a_contact_in_one_line_has_its_fields_as_a_hint(desk: Desk) -> None:
    desk.brief(front='title: A\ncontacts: "Institute, 12 Canal Street, Utrecht, me@iwp.example, +31 30 123 4567"')
    fields = (
        '{name: "Institute", address: "12 Canal Street, Utrecht", '
        'channels: {email: "me@iwp.example", phone: "+31 30 123 4567"}}'
    )
    assert f"hint: describe it with fields: {fields}" in desk.check().err
    desk.brief(front=f"title: A\ncontacts: {fields}")
    assert desk.check().heads == []


def test_a_marker_character_before_a_key_figure_is_reported(desk: Desk) -> None:
    desk.brief("::: key-figures\n+ 86 %\n: more\n\n12 %\n: less water\n:::\n")
    outcome = desk.check()
    assert outcome.heads == ["source/brief/brief.md:5:1: warning[block-form]"]
    assert r"\+ 3 %" in outcome.err


@pytest.mark.parametrize(("written", "kind"), [("donut", "pie"), ("histogram", "bar"), ("bubble", "scatter")])
def test_a_hint_suggests_the_similar_type_for_a_chart_of_other_programs(desk: Desk, written: str, kind: str) -> None:
    desk.brief(f"::: {{.chart type={written}}}\n| A | B |\n|---|---|\n| c | 1 |\n| d | 2 |\n:::\n")
    assert f"hint: write type={kind}" in desk.check().err


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        ("# A\n\n**3.1 More children eat**\n\nWords.\n", "write ## and a space before it, without the number"),
        ("# 3.1 More children eat\n\nWords.\n", "write ## More children eat; `number-sections: true`"),
        ("# 2. Findings\n\nWords.\n", "write # Findings; `number-sections: true` numbers headings"),
        ("# A\n\n## 2. Findings\n\nWords.\n", "write ## Findings; `number-sections: true` numbers headings"),
    ],
)
def test_a_typed_heading_number_determines_the_level(desk: Desk, body: str, hint: str) -> None:
    desk.brief(body)
    assert f"hint: {hint}" in desk.check().err


def test_the_label_of_a_kind_is_the_kind(desk: Desk) -> None:
    desk.brief(front="title: A\nlang: uk\nkind: Аналітична записка")
    assert "word-missing" not in desk.check().err
    desk.brief(front="title: A\nkind: Policy Brief 07/2026")
    assert "hint: write `kind: policy-brief`, and `number: 07/2026` on a line of its own" in desk.check().err


def test_markdown_needs_no_import(desk: Desk) -> None:
    desk.write("report.md", "# A\n")
    outcome = desk.run("import", str(desk.root / "report.md"))
    assert outcome.code == 2
    assert "hint: for Markdown, save it as source/report/brief.md" in outcome.err


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        (
            "-- \nAnn Roe\nUniversity of X\nTel: +44 1234 567\nann@x.org\n",
            "end each line except the last with a backslash",
        ),
        ("12 Main Street\nLondon\nSW1A 1AA\n", "end each line except the last with a backslash"),
        ("----- Forwarded Message -----\n", "remove it"),
        ("<<< @/snippets/a.js\n", "write ``` above and below the code"),
        ("[source,python]\n", "write ``` above and below the code"),
        ("[quote]\n", "write > and a space before each line"),
        ("Mind {code}x{code}.\n", "write ``` above and below the code"),
        ("> a\n>> b\n> c\n", "put a line with only > above it"),
        ("<p class=MsoListParagraph>·&nbsp; First</p>\n", "write - or 1. and a space before its text, without tags"),
    ],
)
def test_what_emails_and_other_programs_leave_is_reported(desk: Desk, body: str, hint: str) -> None:
    assert hints(desk, body)[:1] == [hint]


@pytest.mark.parametrize(
    "body",
    [
        "We tested three rivers\nin 2024 and found\nno change.\n",
        "Roses are red\nViolets are blue\nSugar is sweet\n",
        "> a\n>\n> > b\n>\n> c\n",
    ],
)
def test_prose_in_short_lines_is_not_reported(desk: Desk, body: str) -> None:
    assert hints(desk, body) == []
