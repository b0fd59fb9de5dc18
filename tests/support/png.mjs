/*
 * png: the pixels of a picture of the wall, and how much of a part of it differs from another's.
 */
import assert from 'node:assert/strict';
import {inflateSync} from 'node:zlib';

const VISIBLE = 40;	/* summed over the three colours: more than a rounding */

/* PNG of 8 bits, not interlaced → {width, height, channels, out: bytes in reading order}. */
export function decode(png) {
    assert.equal(png.subarray(1, 4).toString(), 'PNG');
    const width = png.readUInt32BE(16), height = png.readUInt32BE(20), channels = {2: 3, 6: 4}[png[25]];
    assert.ok(png[24] === 8 && png[28] === 0 && channels);
    const parts = [];
    for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
        if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
            parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
    const raw = inflateSync(Buffer.concat(parts)), stride = width * channels, out = Buffer.alloc(height * stride);
    const paeth = (a, b, c) => {
        const p = a + b - c, [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
        return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
    };
    for (let y = 0; y < height; y++) {
        const filter = raw[y * (stride + 1)];
        for (let x = 0; x < stride; x++) {
            const a = x >= channels ? out[y * stride + x - channels] : 0, b = y ? out[(y - 1) * stride + x] : 0;
            const c = x >= channels && y ? out[(y - 1) * stride + x - channels] : 0;
            const guess = [0, a, b, (a + b) >> 1, paeth(a, b, c)][filter];
            out[y * stride + x] = raw[y * (stride + 1) + 1 + x] + guess;
        }
    }
    return {width, height, out, channels};
}

/* The share of pixels that differ within a part of the picture, whose sides are shares of it. */
export function difference(a, b, {left = 0, top = 0, right = 1, bottom = 1} = {}) {
    let differ = 0, all = 0;
    for (let y = Math.floor(a.height * top); y < a.height * bottom; y++)
        for (let x = Math.floor(a.width * left); x < a.width * right; x++) {
            const at = (y * a.width + x) * a.channels;
            all++;
            if (Math.abs(a.out[at] - b.out[at]) + Math.abs(a.out[at + 1] - b.out[at + 1]) + Math.abs(a.out[at + 2] - b.out[at + 2]) > VISIBLE)
                differ++;
        }
    return differ / all;
}
