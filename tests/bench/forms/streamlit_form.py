"""The form in Streamlit, for `streamlit run`. It keeps nothing; a text is shown back once Python has it."""

from __future__ import annotations

import streamlit as st

from tests.bench.forms.outline import FIRST, Part, outline


def show(number: int, part: Part) -> None:
    """Show one part of the form."""
    key = f"part-{number}"
    match part.kind:
        case "prose":
            st.markdown(part.label)
        case "words":
            st.caption(f"Kept: {st.text_area(part.label, key=key)}")
        case "line":
            st.text_input(part.label, key=key)
        case "number":
            st.slider(part.label, part.lowest, part.highest, key=key)
        case "one":
            st.radio(part.label, part.options, index=None, key=key)
        case "some":
            st.multiselect(part.label, part.options, key=key)


for number, part in enumerate(outline(st.query_params.get("chapter", FIRST))):
    show(number, part)
