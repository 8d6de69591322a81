/** What is dragged follows one pointer, and no longer than it holds. */

import { expect, it } from 'vitest';
import { holdByPointer } from '../../../renderer/night/hold.ts';

class Handle extends EventTarget {
  captured: number[] = [];
  setPointerCapture(pointer: number): void {
    this.captured.push(pointer);
  }
  told(kind: string): void {
    this.dispatchEvent(new Event(kind));
  }
}

function grabbed(button: number): { handle: Handle; moves: () => number } {
  const handle = new Handle();
  let count = 0;
  holdByPointer({ currentTarget: handle, pointerId: 7, button }, () => {
    count++;
  });
  return { handle, moves: () => count };
}

it('follows the pointer until it is up, and also where it is taken away', () => {
  const { handle, moves } = grabbed(0);
  expect(handle.captured).toEqual([7]);
  handle.told('pointermove');
  handle.told('pointermove');
  // A touch that the page loses ends with `pointercancel`; no `pointerup` comes.
  handle.told('pointercancel');
  handle.told('lostpointercapture');
  handle.told('pointermove');
  expect(moves()).toBe(2);
});

it('is moved by the first button alone', () => {
  const { handle, moves } = grabbed(2);
  handle.told('pointermove');
  expect([moves(), handle.captured]).toEqual([0, []]);
});
