/** Types for who embeds memlane: the messages between a frame and the page that holds it, and `<mem-lane>`. */

/** A theme of the page. */
export type Theme = "light" | "dark" | "projector" | "system";

/** Where a frame stands: its route, such as `#/quiz/translate?seed=41`, and the commands of its machine, done and all. */
export interface State {
  route: string;
  theme: Theme;
  position: number;
  length: number;
}

/**
 * What became of a question; the first answer counts. Places count from 0: of an answer for `choice`, of a segment (code,
 * static data, heap, stack) for each name for `matching`; null where nothing was answered.
 */
export type Result = { question: string; text: string; points: number; of: number } & (
  | { kind: "choice"; given: number | null; correct: number }
  | { kind: "fill-in"; given: string | null; correct: string }
  | { kind: "matching"; given: (number | null)[]; correct: number[] }
);

/** What a frame tells, each under its `action`. */
export interface Told {
  ready: { protocol: 1 };
  /** CSS pixels. */
  resize: { height: number };
  step: { position: number; length: number };
  /** From 1; the summary or the results have the number after the last. */
  page: { route: string; number: number; of: number };
  answer: { question: string; right: boolean };
  result: Result;
  score: { points: number; of: number; done: number; tasks: number };
  kept: { text: string };
  state: State;
  error: { message: string };
}

/** What may be asked of a frame, each under its `action`. */
export interface Asked {
  hello: {};
  next: {};
  back: {};
  seek: { position: number };
  goto: { route: string };
  theme: { theme: Theme };
  state: {};
}

type Messages<All> = { [Action in keyof All]: { context: "memlane"; action: Action } & All[Action] }[keyof All];

/** A message from the frame. */
export type FromFrame = Messages<Told>;
/** A message to the frame. */
export type ToFrame = Messages<Asked>;

/** `<mem-lane>`. It passes on what the frame tells: the event `memlane-score` has what `score` tells in its `detail`. */
export interface MemLane extends HTMLElement {
  /** Resolves once the frame says that it is there; rejects if it does not within 30 seconds, or if memlane breaks. */
  readonly ready: Promise<MemLane>;
  next(): void;
  back(): void;
  seek(position: number): void;
  goto(route: string): void;
  theme(theme: Theme): void;
  state(): Promise<State>;
  addEventListener<Action extends keyof Told>(
    type: `memlane-${Action}`,
    listener: (event: CustomEvent<Told[Action]>) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "mem-lane": MemLane;
  }
}
