"""The archive among the search boxes of a browser: the description that it reads for that.

OpenSearch 1.1, draft 6; not to be taken for the engine of that name.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, tostring

from starlette.requests import Request
from starlette.responses import Response

from hzsearch.web.caching import ASK_AGAIN
from hzsearch.web.wording import language, wording

_NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
_TYPE = "application/opensearchdescription+xml"


async def box(request: Request) -> Response:
    """Answer ``/opensearch.xml``; its addresses begin as the one that was asked."""
    say = wording(request)
    base = f"{request.url.scheme}://{request.url.netloc}"
    root = Element("OpenSearchDescription", xmlns=_NAMESPACE)
    told = {"ShortName": say["box"], "Description": say["title"]}
    told |= {"InputEncoding": "UTF-8", "OutputEncoding": "UTF-8", "Language": language(request)}
    for name, text in told.items():
        SubElement(root, name).text = text
    page, answers = f"{base}/?q={{searchTerms}}", f"{base}/api/v1/search?q={{searchTerms}}"
    SubElement(root, "Url", type="text/html", template=page)
    SubElement(root, "Url", type="application/json", template=answers)
    SubElement(root, "Url", type=_TYPE, rel="self", template=f"{base}/opensearch.xml")
    xml = tostring(root, encoding="utf-8", xml_declaration=True)
    headers = {"cache-control": ASK_AGAIN, "vary": "accept-language"}
    return Response(xml, headers=headers, media_type=_TYPE)
