"""A page of HTML with every construct that the HTML writer and a brand's skeleton may use, on small pages."""

import base64
import datetime
from pathlib import Path

from briefpress.pdf.write import lay_out
from briefpress.problems import Report
from tests.readers.pdf import PdfFile

STYLE = """
@page {
  size: 110mm 90mm; margin: 14mm;
  @top-left { content: element(header); width: 100% } @bottom-left { content: element(footer); width: 100% }
}
@page front { @top-left { content: none } @bottom-left { content: none } }
@page preface { @bottom-left { content: counter(page, lower-roman) } }
@page chapter { counter-increment: page }
html { font: 9pt/13pt "Source Serif Pro"; hyphens: auto }
pre { white-space: pre-wrap }
h1, h2, h3 { font: bold 11pt/14pt Roboto }
.front { page: front; break-after: page }
.header { position: running(header) } .footer { position: running(footer) } .footer::after { content: counter(page) }
nav a::after { content: leader(". ") target-counter(attr(href), page) }
.footnote { float: footnote; display: block }
.footnote::footnote-call { content: attr(data-number); vertical-align: super; font-size: 70% }
.footnote::footnote-marker { content: attr(data-number) ". " }
.footnote-paragraph { display: block } .footnote-paragraph:first-child { display: inline }
ul { list-style: "•  " }
li.loose { list-style: none } li.loose::before { float: left; width: 8pt; margin-left: -8pt; content: "•  " }
table { border-collapse: collapse } td, th { border: 1pt solid #444 }
.notes li { display: block } img { width: 20mm }
.background { height: 5mm; background: url(PICTURE) } .faint { opacity: 0.5 }
.landscape { page: wide } @page wide { size: 130mm 80mm }
a { overflow-wrap: anywhere }
""".replace(
    "PICTURE",
    "data:image/svg+xml;base64,"
    + base64.b64encode(
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4" fill="#08c"/></svg>'
    ).decode(),
)
# A grey dot.
DOT = "data:image/png;base64," + (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNsaGj4DwAFhAKAjM1mJgAAAABJRU5ErkJggg=="
)
LONG = (
    "Organisations characteristically underestimate international responsibilities, notwithstanding recommendations. "
)


def footnote(text: str, number: int) -> str:
    """Return a footnote as the HTML writer writes it."""
    names = f'id="note-{number}" data-number="{number}" data-call="call-{number}"'
    words = f'title="Note {number}" data-back-title="Back to note {number} in the text"'
    paragraph = f'<span class="footnote-paragraph" data-tag="P">{text}</span>'
    return f'<span class="footnote" role="doc-footnote" {names} {words}>{paragraph}</span>'


def table(rows: int) -> str:
    """Return a table with two header rows, row headers, one of which spans two rows, and `rows` rows."""
    head = '<tr><th rowspan="2">Country<th colspan="2">Years</tr><tr><th>2022<th>2023</tr>'
    body = "".join(f'<tr><th scope="row">Row {row}<td>{row}.1<td>{row}.2</tr>' for row in range(1, rows + 1))
    foot = "<tr><th scope=row>Sum<td>1<td>2</tr>"
    return (
        '<table class="brief-table" id="tbl-a"><caption class="caption">Table 1. A long table'
        f"{footnote('In a caption', 7)}</caption>"
        f"<thead>{head}</thead><tbody>{body}</tbody><tfoot>{foot}</tfoot></table>"
    )


def contents(entries: int) -> str:
    """Return a table of contents, whose odd entries have level 1, and its targets."""
    lines = "".join(
        f'<p class="toc-{2 - number % 2}" data-level="{2 - number % 2}"><a href="#h-{number}">Heading {number}</a></p>'
        for number in range(1, entries + 1)
    )
    return f'<nav class="part-contents" role="doc-toc"><h2>Contents</h2>{lines}</nav>'


def headings(entries: int) -> str:
    """Return the targets of the contents."""
    return "".join(
        f"<h{3 - number % 2} id=h-{number}>Heading {number}</h{3 - number % 2}><p>Text {number}.</p>"
        for number in range(1, entries + 1)
    )


BODY = f"""
<p class="header">The running head</p><p class="footer"></p>
<section class="front"><p>A brief</p><h1>Every <em>construct</em></h1><div class="background"></div></section>
{contents(30)}
<section class="part-body">
{headings(30)}
<p>{LONG * 14}</p>
<p>A call{footnote(f'A note with <a href="https://example.org/n">a link <b>in bold</b></a>. {LONG * 2}', 1)} and
  another{footnote("The second", 2)}, in one paragraph.
  It goes on <em>here</em> <strong>there</strong> and<br>below.</p>
<h2>A heading with a note{footnote("In a heading", 3)}</h2>
<p>After it.</p>
<p>{LONG * 3} <a href="https://example.org/wrapped">a link that is
  <strong>so long that it goes on over several lines</strong>
  and some more lines, {LONG * 9}which end here</a>; and
  <a href="https://example.org/a/very/long/address/that/has/no/space/in/it/at/all"
  >https://example.org/a/very/long/address/that/has/no/space/in/it/at/all</a>.</p>
<ul><li>tight{footnote("In an item", 4)}<ul><li>second level<ol><li>third level</li></ol></li></ul></li>
<li>tight too</li></ul>
<ul><li class="list-bullet loose">loose<p>Second paragraph.</p></li><li class="loose">Loose too.<pre><code>x = 1
y = 2</code></pre></li></ul>
<ol><li><p>A paragraph.</p></li><li><p>Two</p><p>of them.</p></li></ol>
<dl><dt class="definition-term">Term</dt>
  <dd><p class="definition">What it is.</p><p class="definition">And what not.</p></dd>
  <dt>One</dt><dt>Two</dt>
  <dd>Both{footnote("In a definition", 5)}.</dd><dd>Once more.</dd></dl>
<blockquote><p>Quoted words.</p></blockquote>
<p>An <abbr title="abbreviation">abbr.</abbr>, <q>quoted</q>, <code>code</code>, <span lang="uk">українською</span>,
  <span lang="en-GB">English</span>, H<sub>2</sub>O.</p>
<p lang="de">Ein Absatz auf Deutsch.</p>
<p><a class="cross-reference" href="#fig-a">Figure 1</a></p>
<figure class="figure-block" id="fig-a"><img class="figure" src="{DOT}" alt="A grey dot">
  <figcaption class="caption">Figure 1. A dot</figcaption><p class="source-line">Source: nobody.</p></figure>
<p>Text with a picture <img src="{DOT}" alt="in it"> and one that says nothing <img src="{DOT}" alt="">.</p>
<p><a href="https://example.org/picture"><img src="{DOT}" alt="The picture in a link"></a></p>
<svg xmlns="http://www.w3.org/2000/svg" width="50" height="50">
  <title>A circle</title><circle cx="20" cy="20" r="20"/></svg>
<hr><div></div><p> </p>
{table(40)}
<table id="small"><tr><th>A<th>B<tr><td>1{footnote("In a cell", 6)}<td>2</table>
<section class="landscape"><h2>Wide</h2><p>A wide page.</p></section>
</section>
<section class="part-notes"><p>Grouped<sup id="ref-1"
  ><a href="#note-e" role="doc-noteref" title="Note 1">1</a></sup> notes.</p>
<div class="notes" role="doc-endnotes"><p>Notes</p><ol>
<li id="note-e" role="doc-endnote"><a role="doc-backlink" href="#ref-1" title="Back to note 1 in the text"
  >1. </a>At the end.
<p>Its second paragraph.</p></li></ol></div></section>
"""


def page(body: str, *, style: str = "", lang: str = "en-GB") -> str:
    """Return a page with `body`."""
    head = f'<meta charset="utf-8"><title>Every construct there is</title><style>{STYLE}{style}</style>'
    return f'<html lang="{lang}"><head>{head}</head><body>{body}</body></html>'


def make_pdf(folder: Path, html: str, name: str = "constructs") -> PdfFile:
    """Lay out a page and write its PDF into `folder`."""
    report = Report()
    file = folder / f"{name}.pdf"
    file.write_bytes(lay_out(html, folder, report).write(datetime.datetime(2026, 5, 1)))
    assert [problem.text for problem in report.problems] == []
    return PdfFile(file)
