/** How far long work is, on stderr: one line that is drawn again at a terminal, else a line every tenth. */

export interface ProgressLine {
  show(phase: string, done: number): void;
  end(): void;
}

export function progressLine(): ProgressLine {
  const terminal = process.stderr.isTTY === true;
  let shown = '';
  return {
    show(phase, done) {
      const percent = Math.floor(done * 100);
      const line = `${phase} ${terminal ? percent : percent - (percent % 10)} %`;
      if (line === shown) return;
      process.stderr.write(terminal ? `\r\u001b[K${line}` : `${line}\n`);
      shown = line;
    },
    end() {
      if (terminal && shown !== '') process.stderr.write('\r\u001b[K');
      shown = '';
    },
  };
}
