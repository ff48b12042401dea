# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""The form in marimo, for `marimo run`. It keeps nothing; a text is shown back once Python has it."""

import marimo

app = marimo.App()


@app.cell
def form():
    import marimo as mo

    from tests.bench.forms.outline import FIRST, outline

    def control(part):
        match part.kind:
            case "words":
                return mo.ui.text_area(label=part.label)
            case "line":
                return mo.ui.text(label=part.label)
            case "number":
                return mo.ui.slider(part.lowest, part.highest, label=part.label)
            case "one":
                return mo.ui.radio(part.options, label=part.label)
            case "some":
                return mo.ui.multiselect(part.options, label=part.label)

    parts = outline(str(mo.query_params().get("chapter") or FIRST))
    answers = mo.ui.dictionary(
        {str(number): control(part) for number, part in enumerate(parts) if part.kind != "prose"}
    )
    prose = {str(number): mo.md(part.label) for number, part in enumerate(parts) if part.kind == "prose"}
    mo.vstack([prose[n] if n in prose else answers[n] for n in map(str, range(len(parts)))])
    return answers, mo


@app.cell
def kept(answers, mo):
    mo.md(" ".join(f"Kept: {value}" for value in answers.value.values() if isinstance(value, str)))
    return


if __name__ == "__main__":
    app.run()
