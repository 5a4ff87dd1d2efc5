"""Colour profiles for print. In: a file. Out: the reason why it cannot be used, if any."""

from __future__ import annotations

from pathlib import Path


def profile_fault(file: Path) -> str:
    """Return the reason why `file` is not a CMYK output profile (ICC.1:2010, 7.2.5 and 7.2.6), or `""` if it is."""
    from PIL import ImageCms

    try:
        profile = ImageCms.ImageCmsProfile(str(file)).profile
    except (OSError, ImageCms.PyCMSError) as error:
        return str(getattr(error, "strerror", "") or error)
    if profile.xcolor_space.strip() != "CMYK":
        return f"its colour space is {profile.xcolor_space.strip()}, not CMYK"
    return "" if profile.device_class.strip() == "prtr" else f"its device class is {profile.device_class.strip()}"
