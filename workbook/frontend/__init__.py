"""All TypeScript and CSS, and what is built from it; `built.json` is the one list of built files."""
