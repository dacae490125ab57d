"""What the theme's script keeps on the device: nothing by itself.

It would keep the colours that it found at the first visit, without a choice of the reader, and fail
where a browser forbids even to look. Our scripts keep the colours that a reader chose
(``palette.mjs``), under the name where the theme looks for them, and large print (``large.mjs``),
which has to be there before anything is drawn.
"""

import re
from pathlib import Path

from calculators.language import LANGUAGE, SOURCE

_KEEPING = re.compile(r"__md_get=\(e,[^<]*__md_set=[^<]*(?=</script>)")
_MENDED = (
    "__md_get=(e,t,a=__md_scope)=>"
    '{try{return JSON.parse((t??localStorage).getItem(a.pathname+"."+e))}catch{return null}},'
    "__md_set=()=>{}"
)
_SHARED = "__md_scope" if LANGUAGE == SOURCE else 'new URL("..",__md_scope)'
_BEFORE_DRAWING = (
    'document.documentElement.classList.add("scripted",...'
    f'__md_get("large",null,{_SHARED})?["large"]:[])'
)
"""Large print as the reader chose it, in the editions of all languages; and that scripts run."""


class StorageError(Exception):
    """The theme's script is not as the step expects it."""


def finish(site: Path) -> None:
    """Mend the theme's script in every page of `site`.

    Raises:
        StorageError: a page of the theme has another script.
    """
    for page in sorted(site.rglob("*.html")):
        html = page.read_text(encoding="utf-8")
        mended, count = _KEEPING.subn(f"{_MENDED};{_BEFORE_DRAWING}", html)
        if not count and "__md_scope" in html:
            raise StorageError(f"{page}: no definition of __md_get and __md_set as expected")
        page.write_text(mended, encoding="utf-8")
