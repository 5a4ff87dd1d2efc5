"""Licences in the SPDX License List. In: an identifier such as `ODbL-1.0`. Out: the full name and the address.

This module covers the licences used for texts, data and pictures; Creative Commons licences are in `creative_commons`.
"""

from __future__ import annotations

from briefpress.model import License

_ARCHIVES = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version"
_COMMONS = "https://opendatacommons.org/licenses"
_GNU = "https://www.gnu.org/licenses"

SPDX = {
    "Apache-2.0": License("Apache License 2.0", "https://www.apache.org/licenses/LICENSE-2.0"),
    "BSD-2-Clause": License('BSD 2-Clause "Simplified" License', "https://opensource.org/license/bsd-2-clause"),
    "BSD-3-Clause": License('BSD 3-Clause "New" or "Revised" License', "https://opensource.org/license/bsd-3-clause"),
    "CC-PDM-1.0": License(
        "Creative Commons Public Domain Mark 1.0 Universal", "https://creativecommons.org/publicdomain/mark/1.0/"
    ),
    "CDLA-Permissive-2.0": License(
        "Community Data License Agreement Permissive 2.0", "https://cdla.dev/permissive-2-0/"
    ),
    "DL-DE-BY-2.0": License("Data licence Germany – attribution – version 2.0", "https://www.govdata.de/dl-de/by-2-0"),
    "DL-DE-ZERO-2.0": License("Data licence Germany – zero – version 2.0", "https://www.govdata.de/dl-de/zero-2-0"),
    "etalab-2.0": License("Etalab Open License 2.0", "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"),
    "EUPL-1.2": License(
        "European Union Public License 1.2", "https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12"
    ),
    "GFDL-1.3-only": License("GNU Free Documentation License v1.3 only", f"{_GNU}/fdl-1.3.html"),
    "GFDL-1.3-or-later": License("GNU Free Documentation License v1.3 or later", f"{_GNU}/fdl-1.3.html"),
    "GPL-3.0-only": License("GNU General Public License v3.0 only", f"{_GNU}/gpl-3.0.html"),
    "GPL-3.0-or-later": License("GNU General Public License v3.0 or later", f"{_GNU}/gpl-3.0.html"),
    "LAL-1.3": License("Licence Art Libre 1.3", "https://artlibre.org/licence/lal/en/"),
    "MIT": License("MIT License", "https://opensource.org/license/mit"),
    "NLOD-2.0": License("Norwegian Licence for Open Government Data (NLOD) 2.0", "https://data.norge.no/nlod/en/2.0"),
    "ODbL-1.0": License("Open Data Commons Open Database License v1.0", f"{_COMMONS}/odbl/1-0/"),
    "ODC-By-1.0": License("Open Data Commons Attribution License v1.0", f"{_COMMONS}/by/1-0/"),
    "OGL-Canada-2.0": License(
        "Open Government Licence - Canada", "https://open.canada.ca/en/open-government-licence-canada"
    ),
    "OGL-UK-1.0": License("Open Government Licence v1.0", f"{_ARCHIVES}/1/"),
    "OGL-UK-2.0": License("Open Government Licence v2.0", f"{_ARCHIVES}/2/"),
    "OGL-UK-3.0": License("Open Government Licence v3.0", f"{_ARCHIVES}/3/"),
    "PDDL-1.0": License("Open Data Commons Public Domain Dedication & License 1.0", f"{_COMMONS}/pddl/1-0/"),
}
_FOLDED = {id_.casefold(): license_ for id_, license_ in SPDX.items()}


def find_license(identifier: str) -> License | None:
    """Return the licence with this `identifier` in any case, or None if it is not listed (SPDX 3.0, annex on licence
    expressions).
    """
    return _FOLDED.get(identifier.casefold())
