// What a page and the worker of its district say to each other. Whatever goes wrong is a message too; nothing is thrown
// across.

/** @typedef {import("../problem.js").Problem} Problem */

/**
 * How a list is read: by field which header is meant, which sheet, by header which values a row must have.
 * @typedef {{columns: Record<string, string>, sheet: string, only: Record<string, string[]>,
 *   titleCase: boolean, suffix: string, nameStrip: boolean, gradesFromName: boolean}} Reading
 */

/**
 * What every school gets that it suits. An empty list is all that there is, of languages English.
 * Posters have each of the `designs` that they can be had in, or else their usual one. `lines` are every school's,
 * where its own row does not say otherwise.
 * @typedef {{topics: string[], kinds: string[], audiences: string[], languages: string[], designs: string[],
 *   paper: string, stock: string, ink: string, flip: string, allPieces: boolean, lines: Lines}} Options
 */

/** @typedef {import("../ink.js").Imprint} Lines */
/** @typedef {import("../roster/grades.js").Grades} Grades */
/** @typedef {import("../roster/scores.js").Column} Column */
/** @typedef {import("../roster/schools.js").Roster} Roster */
/** @typedef {import("../roster/schools.js").Row} Row */
/** @typedef {import("../roster/schools.js").School} School */

/** @typedef {import("../roster/notices.js").Notice} Notice */

/**
 * What is to be told of many rows: the first notice of a kind, how many there are, of how many rows, the first of
 * these, what most of them say and how often, and whether others say more.
 * @typedef {{notice: Notice, count: number, rows: number, first: number[], said: [string, number][],
 *   more: boolean}} Gathered
 */

/**
 * What a list says. `problems` are those that a file of them has, `wrong` how many there are; `notices` are of the list as a whole,
 * `gathered` of its rows.
 * @typedef {{columns: Column[], unused: string[], count: number, wrong: number, problems: Problem[], notices: Notice[],
 *   gathered: Gathered[]}} Survey
 */

/**
 * What would be printed for the schools. `pieces` are files by their names, `audiences` by who they are for; `little`
 * the schools that get only what is for families and staff because of their grades, by these, and `unknown` how many do
 * because nobody knows theirs. `wrong` is how many more problems there are than the survey tells, with the first of
 * them.
 * @typedef {{schools: number, files: number, sheets: number, pieces: [string, number][], audiences: [string, number][],
 *   little: [string, number][], unknown: number, wrong: number, problems: Problem[]}} Forecast
 */

/**
 * How far a run is. `rows` of `count` are dealt with; `rate` is rows a second, `left` the seconds that it will take.
 * @typedef {{rows: number, count: number, files: number, bytes: number, rate: number, left: number}} Progress
 */

/**
 * What came of a run: the zip, to be handed to the reader, or null if it went where they said.
 * @typedef {{file: Blob | null, name: string, files: number, bytes: number, wrong: number, problems: Problem[],
 *   gathered: Gathered[], seconds: number}} Printed
 */

/**
 * From the page. Each is answered by one of `surveyed`, `forecast`, `printed`, `cancelled` and `failed` with the same
 * `id`. `print` and `forecast` are about the list that was surveyed last, `kit` about one school, with the lines of the
 * options. `handle` is where the reader wants the zip, if anywhere.
 * @typedef {{type: "survey", id: number, file: File, reading: Reading}} SurveyAsked
 * @typedef {{type: "forecast", id: number, options: Options}} ForecastAsked
 * @typedef {{type: "print", id: number, options: Options, name: string,
 *   handle: FileSystemFileHandle | null}} PrintAsked
 * @typedef {{type: "kit", id: number, options: Options, name: string, handle: FileSystemFileHandle | null}} KitAsked
 * @typedef {{type: "cancel", id: number}} Cancel
 * @typedef {SurveyAsked | ForecastAsked | PrintAsked | KitAsked | Cancel} Asked
 */

/**
 * From the worker.
 * @typedef {{type: "surveyed", id: number, survey: Survey}} Surveyed
 * @typedef {{type: "forecast", id: number, forecast: Forecast}} Forecasted
 * @typedef {{type: "progress", id: number, progress: Progress}} Going
 * @typedef {{type: "printed", id: number, printed: Printed}} Done
 * @typedef {{type: "cancelled", id: number}} Cancelled
 * @typedef {{type: "failed", id: number, problems: Problem[], headers: string[]}} Failed
 * @typedef {Surveyed | Forecasted | Going | Done | Cancelled | Failed} Answer
 */

export {};
