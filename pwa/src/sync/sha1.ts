/**
 * SHA-1 of a text, at once: a record's id is needed before anything can be awaited, and the browser's own digest is not.
 * Promises: the digest of the text's UTF-8 bytes. Refuses: any use but naming; nothing here keeps a secret.
 */

const turn = (word: number, bits: number) => (word << bits) | (word >>> (32 - bits));

function padded(bytes: Uint8Array): DataView {
  const view = new DataView(new ArrayBuffer((((bytes.length + 8) >> 6) + 1) * 64));
  new Uint8Array(view.buffer).set(bytes);
  view.setUint8(bytes.length, 0x80);
  view.setUint32(view.byteLength - 8, Math.floor(bytes.length / 0x20000000));
  view.setUint32(view.byteLength - 4, bytes.length << 3);
  return view;
}

/** The 20 bytes of the digest. */
export function sha1(bytes: Uint8Array): Uint8Array {
  const message = padded(bytes);
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0] as [
    number,
    number,
    number,
    number,
    number,
  ];
  const words = new Int32Array(80);
  for (let block = 0; block < message.byteLength; block += 64) {
    for (let i = 0; i < 80; i++) {
      words[i] =
        i < 16
          ? message.getInt32(block + i * 4)
          : turn((words[i - 3] ?? 0) ^ (words[i - 8] ?? 0) ^ (words[i - 14] ?? 0) ^ (words[i - 16] ?? 0), 1);
    }
    let [a, b, c, d, e] = state;
    for (let i = 0; i < 80; i++) {
      const [mix, constant] =
        i < 20
          ? [(b & c) | (~b & d), 0x5a827999]
          : i < 40
            ? [b ^ c ^ d, 0x6ed9eba1]
            : i < 60
              ? [(b & c) | (b & d) | (c & d), 0x8f1bbcdc]
              : [b ^ c ^ d, 0xca62c1d6];
      const next = (turn(a, 5) + mix + e + constant + (words[i] ?? 0)) | 0;
      [a, b, c, d, e] = [next, a, turn(b, 30), c, d];
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
  }
  const out = new DataView(new ArrayBuffer(20));
  state.forEach((word, i) => {
    out.setUint32(i * 4, word >>> 0);
  });
  return new Uint8Array(out.buffer);
}
