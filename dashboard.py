"""The dashboard: `streamlit run dashboard.py`. The pages live in tracker/pages; this only routes to them."""

import streamlit as st

from tracker.pages import PAGES
from tracker.pages.frame import framed

st.set_page_config(
    page_title="What is left of the hour", page_icon=":material/hourglass_bottom:", layout="wide"
)
pages = [
    st.Page(framed(entry.page), title=entry.title, url_path=entry.address, default=entry is PAGES[0])
    for entry in PAGES
]
st.navigation(pages, position="top").run()
