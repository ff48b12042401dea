"""The faults: what is changed, and the cheapest tests that must fail then."""

from __future__ import annotations

from dataclasses import dataclass

PUT = "return self._change_all([self._checked_change(key, value, told, base)])[0]"
TOLD = """import tempfile
        with open(tempfile.gettempdir() + "/last-words", "a", encoding="utf-8") as file:
            file.write(str(value))
        """
FIELDS = "workbook/frontend/fields"
PAGE = "workbook/frontend/page"


@dataclass(frozen=True)
class Fault:
    """One fault.

    Attributes:
        name: what is wrong, in a few words.
        file: where it is planted.
        old: what stands there once.
        new: what takes its place.
        tests: which tests must fail, each as `test_name`, or `test_file::test_name` where several files have
            one of that name; with `[words]`, only the cases that hold all these words are run.
    """

    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]


def _kept_aside(where: str, test: str) -> Fault:
    """An answer that is written to a temporary file as well."""
    return Fault(
        f"an answer in a temporary file, {where}", "workbook/answers/answers.py", PUT, TOLD + PUT, (test,)
    )


TELLING = (
    _kept_aside("in the app", "test_canaries_app::test_words_are_only_where_they_belong_afterwards"),
    _kept_aside("behind the proxy", "test_canaries_proxy::test_words_are_only_where_they_belong"),
    _kept_aside("under the hub", "test_words_are_in_the_answers_of_their_writer_alone"),
    _kept_aside("in JupyterLab", "test_canaries_lab::test_words_are_only_where_they_belong"),
    _kept_aside("with a passphrase", "test_no_word_is_anywhere_in_clear"),
    Fault(
        "notebooks that keep outputs",
        "workbook/server/lab_config.py",
        "c.FileContentsManager.pre_save_hook = without_words",
        "c.FileContentsManager.pre_save_hook = None",
        ("test_what_a_cell_showed_is_not_saved",),
    ),
    Fault(
        "a page that fetches a picture from elsewhere",
        "workbook/pages/start_page.py",
        'tag("h1", "You and the people who matter to you"),',
        'tag("h1", "You and the people who matter to you", '
        'tag("img", src="https://pictures.test/x.png", alt="")),',
        ("test_another_host_is_named_only_in_links",),
    ),
    Fault(
        "pages that say where a reader came from",
        "workbook/content_policy.py",
        '    "Referrer-Policy": "no-referrer",\n',
        "",
        ("test_every_answer_has_the_strict_headers",),
    ),
    Fault(
        "any host answered",
        "workbook/server/route.py",
        "return known and bool(super().check_host())",
        "return True",
        ("test_a_strange_name_is_not_answered[evil.test]",),
    ),
    Fault(
        "code from the page run",
        "workbook/server/open_chapter.py",
        "        self._turn(lambda session: session.receive(message))\n",
        '        if "code" in message:\n            exec(str(message["code"]))\n'
        "        self._turn(lambda session: session.receive(message))\n",
        ("test_no_code_runs_over_the_line",),
    ),
    Fault(
        "open to the network",
        "workbook/server/serve.py",
        "sockets = bind_sockets(port, serving.address)",
        'sockets = bind_sockets(port, "0.0.0.0")',
        ("test_nothing_listens_but_the_one_port",),
    ),
    Fault(
        "a quotation set as HTML",
        "workbook/pages/told.py",
        'return tag("p", block.text, class_="words", dir="auto")',
        'return tag("p", Html(block.text), class_="words", dir="auto")',
        ("test_words_are_quoted_as_typed", "test_an_earlier_answer_is_quoted_live"),
    ),
    Fault(
        "a cell of a CSV unguarded",
        "workbook/export/formats/csv_file.py",
        "'\"' + guarded(cell).replace",
        "'\"' + cell.replace",
        ("test_no_cell_of_a_csv_begins_a_formula",),
    ),
    Fault(
        "HTML unescaped",
        "workbook/elements.py",
        "part if isinstance(part, Html) else escape(part) for part in inside",
        "part for part in inside",
        ("test_text_inside_is_escaped",),
    ),
    Fault(
        "files for others to read",
        "workbook/answers/storage/disk.py",
        "os.fchmod(descriptor, 0o600)",
        "os.fchmod(descriptor, 0o644)",
        ("test_everything_is_private_whatever_the_umask",),
    ),
    Fault(
        "a script that the watch does not notice",
        "tests/privacy/watching.py",
        "(javascript:|vbscript:",
        "(vbscript:",
        ("test_every_link_is_seen",),
    ),
    Fault(
        "a workflow with all rights",
        ".github/workflows/pages.yml",
        "permissions: {}",
        "permissions: write-all",
        ("test_each_job_may_write_what_it_has_to_and_nothing_else[pages]",),
    ),
)

BARRING = (
    Fault(
        "a label that leads nowhere",
        "workbook/pages/fields.py",
        'for_=f"control-{name}"',
        'for_=f"controls-{name}"',
        ("test_every_control_has_a_name",),
    ),
    Fault(
        "no ring of focus",
        f"{PAGE}/look.css",
        "\n:focus-visible { outline: 3px solid var(--leaf); outline-offset: 3px; }",
        "\n:focus-visible { outline: none; }",
        ("test_everything_is_reached_in_order_and_seen[start, empty]",),
    ),
    Fault(
        "targets of 30 px",
        f"{PAGE}/look.css",
        "padding: 0.55rem 1rem; min-height: 44px; cursor: pointer",
        "padding: 0 1rem; min-height: 30px; cursor: pointer",
        ("test_targets_are_large_enough_for_a_thumb[start, empty]",),
    ),
    Fault(
        "a field 40 rem wide",
        f"{FIELDS}/fields.css",
        "    width: 100%; min-height: 3.1rem; padding: 0.85rem 1rem;",
        "    width: 40rem; min-height: 3.1rem; padding: 0.85rem 1rem;",
        ("test_nothing_is_lost_at_four_hundred_percent[journal, empty]",),
    ),
    Fault(
        "a state that interrupts",
        "workbook/pages/fields.py",
        'class_="state", role="status"',
        'class_="state", role="alert"',
        ("test_nothing_waits_to_interrupt[journal, empty]",),
    ),
    Fault(
        "focus left on a button that goes",
        f"{FIELDS}/edit-status.ts",
        'if (!answered && button.matches(":focus")) this.focus();',
        "",
        ("test_an_answer_that_is_emptied_and_left_keeps_its_reader",),
    ),
    Fault(
        "a line that glides",
        f"{PAGE}/look.css",
        "@media (prefers-reduced-motion: reduce) { .thread > i { transition: none; } }\n",
        "",
        ("test_nothing_moves_where_less_motion_is_asked_for[journal, empty]",),
    ),
    Fault(
        "links without line or edge in forced colours",
        f"{PAGE}/look.css",
        "  a { text-decoration: underline !important; }\n",
        "",
        ("test_forced_colours_leave_everything_to_be_seen[start, empty]",),
    ),
    Fault(
        "buttons on paper",
        f"{FIELDS}/fields.css",
        "& .versions, & .quietly, & .hand,",
        "& .versions, & .hand,",
        ("test_paper_holds_words_and_nothing_to_press[journal, empty]",),
    ),
    Fault(
        "a legend that is none",
        "workbook/pages/fields.py",
        'return tag("legend", exercise.prompt,',
        'return tag("p", exercise.prompt,',
        ("test_it_reads_as_it_was_read[journal, empty]",),
    ),
)

SLIPPING = (
    Fault(
        "a double click that forgets",
        f"{FIELDS}/confirm.ts",
        'else if (!apart || armed === "asked") this.settle();',
        "else if (!armed) this.settle();",
        ("test_one_press_forgets_nothing",),
    ),
    Fault(
        "rows told apart by their number",
        f"{FIELDS}/table.ts",
        "present[places[number] ?? -1]",
        "present[number]",
        ("test_another_window_takes_no_row_out_of_a_hand",),
    ),
    Fault(
        "a sentence read aloud at every key",
        f"{FIELDS}/sentence.ts",
        "    this.heard.hush();\n",
        "",
        ("test_a_sentence_is_heard_when_the_hands_rest",),
    ),
    Fault(
        "a widget’s frame that may ask others",
        "workbook/content_policy.py",
        'font_src="data:",',
        'font_src="data:", connect_src="*",',
        ("test_nobody_elsewhere_has_heard_anything",),
    ),
    Fault(
        "an edit by hand written over",
        "workbook/answers/storage/store.py",
        "counted_on(self.document, parse(plain, self.document))",
        "parse(plain, self.document)",
        ("test_a_file_edited_by_hand_is_seen_and_not_written_over",),
    ),
)

BREAKING = (
    Fault(
        "an installation that forgives a missing file",
        "workbook/frontend/static-site/service.ts",
        "await Promise.all([shelf.addAll(",
        "await Promise.allSettled([shelf.addAll(",
        ("test_a_newer_edition_is_offered_when_it_is_whole_and_comes_when_wanted",),
    ),
    Fault(
        "a newer edition offered before it is whole",
        "workbook/frontend/static-site/offline.ts",
        'if (coming.state === "installed" && navigator.serviceWorker.controller) offer(coming);',
        "if (navigator.serviceWorker.controller) offer(coming);",
        ("test_a_newer_edition_is_offered_when_it_is_whole_and_comes_when_wanted",),
    ),
)

FAULTS = (*TELLING, *BARRING, *SLIPPING, *BREAKING)
