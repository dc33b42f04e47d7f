const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const FRAME_MS = 100;
const HEARTBEAT_MS = 20_000;
/** An unchanged line is repeated only this often, to show that the step is alive. */
const UNCHANGED_MS = 120_000;
const NAME_WIDTH = 12;

/**
 * Shows named steps with their times while they run: a spinner on a terminal, plain lines elsewhere.
 * @param {{ out?: NodeJS.WriteStream }} [place]
 */
export function createSteps({ out = process.stdout } = {}) {
  const spinner = createSpinner(out);
  /**
   * @template T
   * @param {string} name
   * @param {(note: (words: string) => void, progress: (line: string) => void) => Promise<T>} work note is shown beside
   *   the finished step, progress while it works
   * @returns {Promise<T>}
   */
  return async function step(name, work) {
    const startedAtMs = Date.now();
    let words = '';
    let progress = '';
    const show = startShowing({ out, spinner, name, startedAtMs, latest: () => progress });
    try {
      const result = await work(
        (text) => (words = text),
        (line) => (progress = plain(line) || progress),
      );
      show.end(finishedLine('✔', { name, startedAtMs, words }));
      return result;
    } catch (error) {
      show.end(finishedLine('✘', { name, startedAtMs, words }));
      throw error;
    }
  };
}

/** Creates one line of a terminal for all running steps, which is redrawn ten times a second. */
function createSpinner(out) {
  /** @type {Set<() => string>} */
  const steps = new Set();
  let frame = 0;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const draw = () => {
    const line = `${FRAMES[frame % FRAMES.length]} ${[...steps].map((describe) => describe()).join('  ·  ')}`;
    out.write(`\r\x1b[2K${line.slice(0, (out.columns ?? 80) - 1)}`);
    frame += 1;
  };
  return {
    /** @param {() => string} describe */
    add(describe) {
      steps.add(describe);
      draw();
      timer ??= setInterval(draw, FRAME_MS);
    },
    /** @param {() => string} describe @param {string} line is left above what still works */
    end(describe, line) {
      steps.delete(describe);
      out.write(`\r\x1b[2K${line}\n`);
      if (steps.size > 0) return draw();
      clearInterval(timer);
      timer = undefined;
    },
  };
}

function startShowing({ out, spinner, name, startedAtMs, latest }) {
  if (out.isTTY) {
    const describe = () => `${name.padEnd(NAME_WIDTH)} ${seconds(startedAtMs)}  ${latest()}`;
    spinner.add(describe);
    return { end: (line) => spinner.end(describe, line) };
  }
  let shown = '';
  let shownAtMs = 0;
  const beat = () => {
    const line = latest();
    if (line === shown && Date.now() - shownAtMs < UNCHANGED_MS) return;
    shown = line;
    shownAtMs = Date.now();
    out.write(`… ${name.padEnd(NAME_WIDTH)} ${seconds(startedAtMs)}  ${line}`.trimEnd().concat('\n'));
  };
  const first = setTimeout(beat, 2000);
  const timer = setInterval(beat, HEARTBEAT_MS);
  return {
    end(line) {
      clearTimeout(first);
      clearInterval(timer);
      out.write(`${line}\n`);
    },
  };
}

function finishedLine(mark, { name, startedAtMs, words }) {
  return `${mark} ${name.padEnd(NAME_WIDTH)} ${seconds(startedAtMs)}  ${words}`.trimEnd();
}

function seconds(startedAtMs) {
  return `${((Date.now() - startedAtMs) / 1000).toFixed(1).padStart(6)} s`;
}

function plain(line) {
  // eslint-disable-next-line no-control-regex -- colours would break the drawing of the line
  return line.replaceAll(/\x1b\[[0-9;?]*[A-Za-z]/g, '').trim();
}
