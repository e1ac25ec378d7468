// Histories as `.sim` text, the same kinds that churn.rs and seek.rs make.

/** A store, an addition, a load and a jump, then so many steps of them. */
export const stepped = (commands, mechanism = "segmentation") => `machine mechanism=${mechanism}
process A
  again: movl %eax, 0x1000
  addl $1, %eax
  movl 0x1000, %ecx
  jmp again
step ${commands - 1}
`;

/** Random requests with at most so many live blocks, in one process whose heap may grow to 256 MiB. */
export function churned(commands, live, policy = "first-fit") {
  const exchange = new Exchange(Math.min(live, Math.floor(commands / 2)));
  return `machine memory=512M address-space=1G allocator=${policy}
process A code=1K data=1K heap=4K stack=1K
${exchange.lines(commands - 1)}`;
}

/** malloc and free: until there are so many live blocks malloc alone, then each frees a random one first. */
export class Exchange {
  #state = 2026;
  #blocks = [];
  #live;
  #made = 0;

  constructor(live) {
    this.#live = live;
  }

  /** So many commands, or one more; a line each. */
  lines(commands) {
    const lines = [];
    while (lines.length < commands) {
      let place = this.#blocks.length;
      if (place === this.#live) {
        place = this.#below(this.#live);
        lines.push(`free A @${this.#blocks[place]}`);
      }
      this.#blocks[place] = ++this.#made;
      lines.push(`malloc A ${1 + this.#below(8 << this.#below(8))}`);
    }
    return `${lines.join("\n")}\n`;
  }

  /** A number from 0 to one below the limit: xorshift, the same in every run. */
  #below(limit) {
    let x = this.#state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#state = x;
    return (x >>> 0) % limit;
  }
}
