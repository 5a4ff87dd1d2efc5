"""Edits made by LibreOffice. In: a Word file and macros in LibreOffice Basic. Out: the Word files that it has stored.

All edits are made in one run of LibreOffice, because starting it takes longer than an edit. No Python bridge is needed:
the macros are in a new profile.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from tests.desk import clean_environment

AUTHOR = ("Ann", "Partner")
LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false">{}</library:library>
"""
MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Edits"
 script:language="StarBasic">{}</script:module>
"""
SETTINGS = """<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.UserProfile/Data"><prop oor:name="givenname" oor:op="fuse"><value>{}</value></prop>
<prop oor:name="sn" oor:op="fuse"><value>{}</value></prop></item>
</oor:items>"""
# The macros that the edits share. `Pick` selects words, `Go` runs a command of the menus, and `Say` types.
HELPERS = """
Dim doc As Object

Function Setting(name, value)
  Dim one As New com.sun.star.beans.PropertyValue
  one.Name = name
  one.Value = value
  Setting = one
End Function

Function Found(words)
  search = doc.createSearchDescriptor()
  search.SearchString = words
  search.SearchCaseSensitive = True
  all = doc.findAll(search)
  If all.Count = 0 Then Error 1
  Found = all.getByIndex(all.Count - 1)
End Function

Sub Pick(words)
  doc.CurrentController.select(Found(words))
End Sub

Sub After(words)
  doc.CurrentController.ViewCursor.gotoRange(Found(words).End, False)
End Sub

Sub Before(words)
  doc.CurrentController.ViewCursor.gotoRange(Found(words).Start, False)
End Sub

Sub Run(command, settings)
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(doc.CurrentController.Frame, ".uno:" + command, "", 0, settings)
End Sub

Sub Go(command)
  Run(command, Array())
End Sub

Sub Say(words)
  Run("InsertText", Array(Setting("Text", words)))
End Sub

Sub Paragraph(words)
  range = Found(words)
  cursor = range.Text.createTextCursorByRange(range)
  cursor.gotoStartOfParagraph(False)
  cursor.gotoNextParagraph(True)
  doc.CurrentController.select(cursor)
End Sub

Sub Add(words, added)
  After(words)
  Go("InsertPara")
  Say(added)
End Sub

Sub Style(name)
  doc.CurrentController.ViewCursor.ParaStyleName = name
End Sub

Sub Cells(first, second, third)
  Say(first)
  Go("GoRight")
  Say(second)
  Go("GoRight")
  Say(third)
End Sub

Sub French(words)
  Dim spoken As New com.sun.star.lang.Locale
  spoken.Language = "fr"
  spoken.Country = "FR"
  Found(words).CharLocale = spoken
End Sub

Sub Link(words, address)
  linked = Found(words)
  linked.HyperLinkURL = address
End Sub

Sub InFootnote(old, new_)
  notes = doc.Footnotes
  For number = 0 To notes.Count - 1
    one = notes.getByIndex(number)
    at = InStr(one.String, old)
    If at > 0 Then
      cursor = one.createTextCursor()
      cursor.gotoStart(False)
      cursor.goRight(at - 1, False)
      cursor.goRight(Len(old), True)
      cursor.String = new_
      Exit Sub
    End If
  Next
  Error 1
End Sub

Sub ReplaceAll(old, new_)
  replacing = doc.createReplaceDescriptor()
  replacing.SearchString = old
  replacing.ReplaceString = new_
  replacing.SearchCaseSensitive = True
  doc.replaceAll(replacing)
End Sub

Sub Note(target, words)
  files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  stream = createUnoService("com.sun.star.io.TextOutputStream")
  stream.setOutputStream(files.openFileWrite(target + ".error"))
  stream.writeString(words)
  stream.closeOutput()
End Sub
"""
EDIT = """
Sub Edit{number}
  On Error Goto Failed
  doc = StarDesktop.loadComponentFromURL("{source}", "_blank", 0, Array(Setting("Hidden", True)))
  doc.RecordChanges = {tracked}
  {code}
  doc.storeToURL("{target}", Array(Setting("FilterName", "MS Word 2007 XML")))
  doc.close(True)
  Exit Sub
Failed:
  Note("{target}", Error$ + " in line " + Erl)
  doc.close(True)
End Sub
"""


@dataclass(frozen=True, slots=True)
class Job:
    """One edit: the file to open, the macro, and whether changes are tracked."""

    source: Path
    code: str
    tracked: bool = False


def edited(folder: Path, jobs: Mapping[str, Job]) -> dict[str, Path]:
    """Return the Word file that each job has stored in the new `folder`; skip the test without LibreOffice."""
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice (soffice) is not installed: nothing was edited, NOTHING was merged")
    targets = {name: place(folder, jobs, name) for name in jobs}
    profile = folder / "profile"
    _run(profile, "--terminate_after_init")  # the first start overwrites the macros in a profile
    _write(profile, _module(jobs, targets))
    _run(profile, "macro:///Standard.Edits.Main")
    return targets


def place(folder: Path, jobs: Mapping[str, Job], name: str) -> Path:
    """Return the path at which a job stores its file, so that a later job can open it."""
    return folder / f"{[*jobs].index(name)}.docx"


def _run(profile: Path, *arguments: str) -> None:
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", *arguments]
    subprocess.run(command, check=True, capture_output=True, timeout=300, env=clean_environment())


def fault(file: Path) -> str:
    """Return the error of the macro that should have stored a file, or `""` if there is none."""
    error = file.with_name(f"{file.name}.error")
    return error.read_text() if error.exists() else ("" if file.exists() else "was not stored")


def _module(jobs: Mapping[str, Job], targets: Mapping[str, Path]) -> str:
    """Return the module: the helpers, each edit, and the one that calls them."""
    edits = [
        EDIT.format(
            number=number, source=job.source.as_uri(), target=targets[name].as_uri(), tracked=job.tracked, code=job.code
        )
        for number, (name, job) in enumerate(jobs.items())
    ]
    calls = "\n".join(f"  Edit{number}" for number in range(len(edits)))
    return HELPERS + "".join(edits) + f"\nSub Main\n{calls}\n  StarDesktop.terminate()\nEnd Sub\n"


def _write(profile: Path, module: str) -> None:
    """Write a module to a profile, and allow macros."""
    basic = profile / "user/basic/Standard"
    settings = profile / "user/registrymodifications.xcu"
    settings.write_text(settings.read_text().replace("</oor:items>", SETTINGS.format(*AUTHOR)))
    (basic / "script.xlb").write_text(LIBRARY.format('<library:element library:name="Edits"/>'))
    (basic / "Edits.xba").write_text(MODULE.format(escape(module)))
