/** A sound at an instant of a night, for whoever makes it heard. */
export interface Sounding {
  /** Tells it from every other one of this night. */
  readonly id: string;
  /** dB(A) */
  readonly level: number;
  /** Its file in the bundle; null: words that nobody speaks. */
  readonly asset: string | null;
  readonly loop: boolean;
}
