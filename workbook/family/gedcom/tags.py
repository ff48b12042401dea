"""The tags of a GEDCOM file: what the tables have columns for, what goes into notes, and what stays out.

Source: The GEDCOM Standard, release 5.5.1, and FamilySearch GEDCOM 7.
"""

from __future__ import annotations

import re

OF_A_PERSON = {
    "ADDR": "address",
    "BAPM": "baptism",
    "BARM": "bar mitzvah",
    "BASM": "bat mitzvah",
    "BLES": "blessing",
    "CAST": "caste",
    "CENS": "census",
    "CHR": "christening",
    "CHRA": "christening as an adult",
    "CONF": "confirmation",
    "DSCR": "looks",
    "EDUC": "education",
    "EMAIL": "e-mail",
    "EMIG": "emigration",
    "EVEN": "event",
    "FACT": "fact",
    "FCOM": "first communion",
    "GRAD": "graduation",
    "IMMI": "immigration",
    "NATI": "nationality",
    "NATU": "naturalisation",
    "NCHI": "number of children",
    "NMR": "number of marriages",
    "OCCU": "occupation",
    "ORDN": "ordination",
    "PHON": "telephone",
    "PROB": "probate",
    "PROP": "property",
    "RELI": "religion",
    "RESI": "residence",
    "RETI": "retirement",
    "TITL": "title",
    "WILL": "will",
}
"""What is told of a person in their notes, in our words."""

OF_A_COUPLE = {
    "CENS": "census",
    "DIVF": "divorce filed",
    "ENGA": "engagement",
    "EVEN": "event",
    "FACT": "fact",
    "MARB": "banns",
    "MARC": "marriage contract",
    "MARL": "marriage licence",
    "MARS": "marriage settlement",
    "NCHI": "number of children",
    "RESI": "residence",
}
"""What is told of two people in the notes of the first."""

READ = re.compile(
    "NAME|GIVN|SURN|SPFX|NPFX|NSFX|_MARNM|TYPE|SEX|BIRT|DEAT|BURI|CREM|DATE|PHRASE|NOTE|SNOTE|FAMC|FAMS|PEDI|"
    "ADOP|HUSB|WIFE|CHIL|_FREL|_MREL|MARR|DIV|ANUL|_SEPR|EVEN|_DW[A-Z]+|PLAC|CAUS|ASSO|RELA|ROLE|"
    + "|".join((*OF_A_PERSON, *OF_A_COUPLE))
)
STAYS_OUT = {
    "OBJE": "pictures and other files",
    "SOUR": "sources",
    "REPO": "sources",
    **dict.fromkeys(("BAPL", "CONL", "ENDL", "INIL", "SLGC", "SLGS"), "temple rites"),
    **dict.fromkeys(("IDNO", "SSN"), "numbers of offices"),
}
"""What stays out and has a name, by its tag."""

FOR_PROGRAMS = re.compile(
    "AFN|ANCI|CHAN|CREA|DESI|EXID|FORM|LANG|LATI|LONG|MAP|QUAY|REFN|RESN|RFN|RIN|SUBM|TIME|_?UID"
)
"""What programs write for themselves, and nobody misses."""
