"""Published briefs of other organisations, turned into briefs of a workspace. In: the corpus. Out: sources with their
texts.

Only the front matter is new: title, language, brand. A placeholder replaces each picture that a text refers to by path;
pictures on the web have none.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from tests.readers.pictures import picture

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "briefs"
# The files and their languages, by the names of the briefs in the tests.
FILES = {
    "fitara": ("en-us-omb-fitara/index.md", "en"),
    "action-plan": ("en-us-federal-data-strategy/pages/2020/action-plan/index.md", "en"),
    "agency-actions": ("en-us-federal-data-strategy/pages/2021/action-plan/agency-actions.md", "en"),
    "puerto-rico": ("en-us-federal-data-strategy/_posts/2019-07-28-pradwg.md", "en"),
    "policy": ("en-plurality-policy/contents/english/7-0-policy.md", "en"),
    "deliberation": ("en-plurality-policy/contents/english/5-4-augmented-deliberation.md", "en"),
    "supply-chain": ("en-cosai-supply-chain/risks-and-controls-for-the-ai-supply-chain-v1.md", "en"),
    "signing": ("en-cosai-supply-chain/signing-ml-artifacts.md", "en"),
    "pratique": ("fr-disic-politique-contribution/pratique.md", "fr"),
    "introduction": ("fr-disic-politique-contribution/introduction.md", "fr"),
    "practice": ("fr-disic-politique-contribution/pratique.en.md", "en"),
    "ukrainian": ("uk-ru-he-plurality/src/site/versions/ukrainian.md", "uk"),
    "russian": ("uk-ru-he-plurality/src/site/versions/russian.md", "ru"),
    "hebrew": ("uk-ru-he-plurality/src/site/versions/hebrew.md", "he"),
    "german": ("uk-ru-he-plurality/src/site/versions/german.md", "de"),
    "zhengce": ("zh-plurality-policy/contents/traditional-mandarin/7-0-政策.md", "zh-Hant"),
    "richang": ("zh-plurality-policy/contents/traditional-mandarin/2-2-數位民主的日常.md", "zh-Hant"),
}
PICTURE = re.compile(r"!\[[^\]]*\]\((?P<path>[^)\"]+?)\s*(?:\"[^\"]*\")?\)")


@dataclass(frozen=True)
class Source:
    """A brief as published by the tests: its body, and the line of the file on which the body begins, from 1."""

    id: str
    lang: str
    body: str
    first: int


def adapt(root: Path, id_: str) -> Source:
    """Write the brief `id_` into the workspace `root`."""
    file, lang = CORPUS / FILES[id_][0], FILES[id_][1]
    body = body_of(file.read_bytes())
    front = f"---\ntitle: The brief {id_}\nlang: {lang}\ntoc: false\nbrand: plain\n---\n"
    folder = root / "source" / id_
    folder.mkdir(parents=True)
    (folder / "brief.md").write_bytes(front.encode() + body)
    for match in PICTURE.finditer(body.decode()):
        if "://" not in match["path"]:
            picture(folder / match["path"], (1200, 400))
    return Source(id_, lang, body.decode(), front.count("\n") + 1)


def body_of(data: bytes) -> bytes:
    """Return the bytes below the front matter, or the whole file if there is none."""
    if not data.startswith(b"---"):
        return data
    return data[data.index(b"\n---", 3) + 1 :].partition(b"\n")[2]
