"""The dashboard: `streamlit run dashboard.py`. The pages live in tracker/pages; this only routes to them."""

import streamlit as st

from tracker.language import _
from tracker.pages import PAGES
from tracker.pages.frame import followed, framed
from tracker.pages.speaking import speak

# Drawn here: an icon by name would be fetched from the internet.
ICON = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">
<g fill="none" stroke="#1f5a85" stroke-width="2">
<path d="M5 3h14M5 21h14M7 3v4l5 5 5-5V3M7 21v-4l5-5 5 5v4"/></g>
<path d="M9 21l3-4 3 4z" fill="#bb790c"/></svg>"""

speak()
st.set_page_config(page_title=_("What is left of the hour"), page_icon=ICON, layout="wide")
pages = [
    st.Page(framed(entry.page), title=_(entry.title), url_path=entry.address, default=entry is PAGES[0])
    for entry in PAGES
]
current = st.navigation(pages, position="hidden")
# A row of links, not Streamlit's menu: on a phone that one hides behind a mark and stays open over the page.
with st.container(horizontal=True, gap="small", key="menu"):
    for page in pages:
        st.page_link(page, query_params=followed())
current.run()
