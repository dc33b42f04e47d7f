import { describe, expect, it } from 'vitest';
import { formatLogLine } from './log-lines.mjs';

describe('a formatted line of the log', () => {
  it('shows the program, the time, the level, the message and the details', () => {
    const line = JSON.stringify({
      level: 40,
      time: Date.UTC(2077, 0, 1, 12, 30, 5),
      pid: 1,
      msg: 'slow tick',
      zone: 'watson',
      ms: 61,
    });
    expect(formatLogLine('sim', line)).toBe('sim      12:30:05 warn  slow tick zone=watson ms=61');
  });

  it('shows the stack of an error', () => {
    expect(
      formatLogLine(
        'web',
        JSON.stringify({ level: 50, time: 0, msg: 'failed', err: { message: 'x', stack: 'Error: x\n    at y' } }),
      ),
    ).toContain('err=Error: x\n    at y');
  });

  it.each(['ready on http://localhost:3000', '{ not a record', '{"time":null}'])(
    'is left unchanged when it is not a JSON record: %s',
    (line) => {
      expect(formatLogLine('web', line)).toBe(`web      ${line}`);
    },
  );

  it('keeps its colours but must not move the cursor', () => {
    expect(formatLogLine('web', '\u001B[?25h\u001B[2J\u001B[32mready\u001B[0m')).toBe(
      'web      \u001B[32mready\u001B[0m',
    );
  });
});
