"""The plain model as an analyst writes it: trials first, float64, PCG64, argsort at the cut."""

import numpy as np
from plain_model import expected, first_field, gate, growth, keep, noise, points, strength, tell


def simulate(trials, seed, batch=20_000):
    rng = np.random.default_rng(seed)
    teams = len(expected)
    survived = np.zeros((len(keep), teams), np.int64)
    for _ in range(0, trials, batch):
        lift = rng.standard_normal((batch, teams)) * strength
        alive = np.zeros((batch, teams), bool)
        alive[:, :first_field] = True
        for stage, places in enumerate(keep):
            if stage == 1:
                alive[:, first_field:] = True
            z = rng.standard_normal((batch, teams, len(points)))
            share = np.clip(expected + growth[:, None] * stage + lift[:, :, None] + noise * z, 0, 1)
            total = share @ points
            alive &= rng.random((batch, teams)) < gate[stage]
            total = np.where(alive, total, -np.inf)
            best = np.argsort(-total, axis=1)[:, :places]
            stays = np.zeros_like(alive)
            np.put_along_axis(stays, best, True, axis=1)
            alive &= stays
            survived[stage] += alive.sum(0)
    return survived


tell(simulate)
