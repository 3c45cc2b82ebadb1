"""The plain model in the fastest NumPy we could write: trials last, in place, float32, SFC64, batches that fit
the cache, and the least total taken away again and again instead of a sort."""

import numpy as np
from plain_model import expected, first_field, gate, growth, keep, noise, points, strength, tell

real = np.float32


def simulate(trials, seed, batch=1_000):
    rng = np.random.Generator(np.random.SFC64(seed))
    teams, scores = expected.shape
    weights, sd, chance = points.astype(real), noise.astype(real)[:, None], gate.astype(real)
    share = np.empty((teams, scores, batch), real)
    uniform = np.empty((teams, batch), real)
    lift = np.empty((teams, batch), real)
    total = np.empty((teams, batch), real)
    survived = np.zeros((len(keep), teams), np.int64)
    for _ in range(0, trials, batch):
        rng.standard_normal(out=lift, dtype=real)
        lift *= real(strength)
        alive = np.zeros((teams, batch), bool)
        alive[:first_field] = True
        for stage, places in enumerate(keep):
            if stage == 1:
                alive[first_field:] = True
            base = (expected + growth[:, None] * stage).astype(real)
            rng.standard_normal(out=share, dtype=real)
            share *= sd
            share += base[:, :, None]
            share += lift[:, None, :]
            np.clip(share, 0, 1, out=share)
            np.multiply(share[:, 0], weights[0], out=total)
            for i in range(1, scores):
                share[:, i] *= weights[i]
                total += share[:, i]
            rng.random(out=uniform, dtype=real)
            alive &= uniform < chance[stage][:, None]
            total[~alive] = np.inf
            left = alive.sum(0)
            while True:
                over = left > places
                if not over.any():
                    break
                last = total.argmin(0)
                trial = np.flatnonzero(over)
                alive[last[trial], trial] = False
                total[last[trial], trial] = np.inf
                left[trial] -= 1
            survived[stage] += alive.sum(1)
    return survived


tell(simulate)
