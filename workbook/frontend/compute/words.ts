/** What a page says of its cells. Made of `workbook/compute` by `make typescript`. */

export const AGAIN = "What computes this part has stopped, and is started again. Your answers are not touched.";
export const STOPPED = "What computes this part has stopped several times. Your answers are not touched.";
export const ENDED = "This part ended its own program, and is left out. Everything else works.";
export const NOT_STARTED = "What computes this part could not be started. Everything else works.";
export const SEALED =
  "Your answers have a passphrase. This part has a program of its own, which is not given the key, so it stays empty. Everything else works.";
export const TOO_LONG = "This part took longer than 60 seconds and was stopped. Everything else works.";
export const SECONDS = 60;
export const STARTS = 3;
