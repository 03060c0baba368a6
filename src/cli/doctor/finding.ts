/** What was found of one thing that the program needs. */
export interface Finding {
  /** What was looked at, such as `index`. */
  about: string;
  /** A failure keeps the program from working; a warning does not, but somebody should look. */
  state: 'good' | 'warning' | 'failure';
  message: string;
  /** What to do; of everything that is not good. */
  remedy?: string;
}

export function good(about: string, message: string): Finding {
  return { about, state: 'good', message };
}

export function warning(about: string, message: string, remedy: string): Finding {
  return { about, state: 'warning', message, remedy };
}

export function failure(about: string, message: string, remedy: string): Finding {
  return { about, state: 'failure', message, remedy };
}

/** How long ago something was, in its largest unit: `3 days ago`. */
export function ago(milliseconds: number): string {
  const units: [name: string, milliseconds: number][] = [
    ['day', 86_400_000],
    ['hour', 3_600_000],
    ['minute', 60_000],
  ];
  for (const [name, length] of units) {
    const count = Math.floor(milliseconds / length);
    if (count > 0) return `${count} ${name}${count === 1 ? '' : 's'} ago`;
  }
  return 'just now';
}
