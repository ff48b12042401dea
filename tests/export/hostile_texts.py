"""What nobody should be able to do to a document by typing: scripts, and everything that Markdown means."""

from hypothesis import strategies as st

from tests.insights.given import HOSTILE, SCRIPTS
from workbook.exercises.cleaning import clean_text

INJECTIONS = [
    "<script>window.ran=1</script>",
    "<ScRiPt >window.ran=1</sCrIpT >",
    "</script><script>window.ran=1</script>",
    "</style><script>window.ran=1</script>",
    "</title><script>window.ran=1</script>",
    "</textarea><script>window.ran=1</script>",
    "--><script>window.ran=1</script>",
    "]]><script>window.ran=1</script>",
    "<!--><script>window.ran=1</script>-->",
    "<noscript><p title=\"</noscript><img src=x onerror=window.ran=1>\">",
    "<img src=x onerror=window.ran=1>",
    "<img src='x' onerror='window.ran=1'>",
    "<img/src=`x`onerror=window.ran=1>",
    "\"><img src=x onerror=window.ran=1>",
    "'><img src=x onerror=window.ran=1>",
    "` onmouseover=window.ran=1 x=`",
    "\" autofocus onfocus=\"window.ran=1",
    "' autofocus onfocus='window.ran=1",
    "\" style=\"animation:x 1s\" onanimationstart=\"window.ran=1",
    "<svg onload=window.ran=1>",
    "<svg><script>window.ran=1</script></svg>",
    "</svg><script>window.ran=1</script>",
    "</desc></svg><img src=x onerror=window.ran=1>",
    "<svg><animate onbegin=window.ran=1 attributeName=x dur=1s>",
    "<math><mtext><table><mglyph><style><img src=x onerror=window.ran=1>",
    "<iframe src=javascript:parent.ran=1></iframe>",
    "<iframe srcdoc=\"<script>parent.ran=1</script>\"></iframe>",
    "<object data=javascript:window.ran=1></object>",
    "<embed src=javascript:window.ran=1>",
    "<a href=javascript:window.ran=1>press</a>",
    "[press](javascript:window.ran=1)",
    "<javascript:window.ran=1>",
    "![x](x\"onerror=\"window.ran=1)",
    "<meta http-equiv=refresh content='0;url=javascript:window.ran=1'>",
    "<base href=https://example.org/>",
    "<link rel=stylesheet href=https://example.org/x.css>",
    "<style>@import 'https://example.org/x.css'</style>",
    "<details open ontoggle=window.ran=1>",
    "<body onload=window.ran=1>",
    "<video><source onerror=window.ran=1></video>",
    "&lt;script&gt;window.ran=1&lt;/script&gt;",
    "\x00<\x00script>window.ran=1</script>",
    "＜script＞window.ran=1＜/script＞",
]  # fmt: skip

MARKS = [
    "1. one\n2. two", "1) one", "10. x", "- a\n- b", "+ a", "* a", "* * *", "- - -", "___", "a\n===",
    "a\n---", "# a", "a #", "    a", "\ta", "a\n    b", "> a\n> b", "```\na\n```", "~~~\na",
    "[a]: /b \"c\"", "[a]\n\n[a]: /b", "a  \nb", "a\\\nb", "a\n\nb", "a\n\n\nb", "a\n\n\n\nb", "\n\na",
    "a\n \n b", "<!-- a", "<?a", "<!A", "<![CDATA[a", "<div>\n\na", "&copy;", "&#35;", "*a*", "**a**",
    "_a_", "`a`", "``a`b``", "![a](b)", "<https://a.b>", "a@b.c", "| a |\n| - |", "---\na: b\n---", "%a",
    "a\n:   b", "a\u2028b", "\u3000a", "\ufeffa", "a\x0bb", "a\x85b", "=", "-", "#", ">", "+", "1.", "\\",
    "\\\n\\", "a\\", "`", "```json dance-workbook",
]  # fmt: skip
"""What Markdown would make something of."""

_PIECES = [
    "\n", "\n\n", "\n\n\n", "\r\n", "\r", " ", "  ", "    ", "\t", "a", "b c", "word", "1", "10", ".", ")",
    "# ", "###", "-", "- ", "---", "+ ", "* ", "***", "===", "=", "_", "__", "*", "**", "`", "```", "````",
    "~~~", "~~", "> ", ">", "|", "| a | b |\n|---|---|\n", "[", "]", "[a]: /b", "[a](b)", "![a](b)", "[^1]",
    "(", "<b>", "</b>", "<", "&amp;", "&#65;", "&", "\\", "\\\n", "$", "$$", "{", "}", "{.x}", ":", "::: x",
    "www.example.org", "https://example.org", "<https://example.org>", "a@example.org", "@x", "%", "%%",
    "==", "\x00", "\x0b", "\x0c", "\x1b", "\x1c", "\x85", "\u2028", "\xa0", "\u3000", "\ufeff", "\u200b",
    "\u202e", "\ufffe", "é", "ש", "字", "👩‍👧", "```json dance-workbook", "<!--", "-->", "<script>", "\"",
    "'", "__x__", "<span>", "</p>", "\\begin{x}", "\\(", "\\[", "@@0@@", "</td>",
]  # fmt: skip

typed = (
    st.lists(st.sampled_from(_PIECES), min_size=1, max_size=14).map("".join)
    | st.text(min_size=1, max_size=80)
    | st.sampled_from([*HOSTILE, *SCRIPTS, *INJECTIONS, *MARKS])
)
"""What comes from a keyboard, a clipboard or somebody who means harm."""

texts = typed.map(lambda text: clean_text(text, "?")).filter(bool)
"""The same as an answer holds it."""
