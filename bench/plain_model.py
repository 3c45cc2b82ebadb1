"""The model of plain.yaml, or one of its form from a file, for NumPy; and how its programs tell what they measured."""

import json
import sys
import time

import numpy as np

points = np.array([10, 20, 10, 35, 25])
noise = np.array([0.05, 0.06, 0.06, 0.08, 0.10])
strength = 0.04
expected = np.array([  # shares of the points in the first round
    [0.7400, 0.7624, 0.7102, 0.7574, 0.7467],
    [0.7597, 0.7073, 0.7305, 0.7520, 0.7001],
    [0.7123, 0.7035, 0.7497, 0.6970, 0.7210],
    [0.6722, 0.7270, 0.6918, 0.6839, 0.7296],
    [0.6948, 0.6896, 0.6524, 0.7072, 0.6714],
    [0.7240, 0.6706, 0.7153, 0.7091, 0.6726]])
growth = np.array([0.010, 0.015, 0.020, 0.012, 0.018, 0.025])  # from one round to the next
keep = [4, 4, 3, 2]
gate = np.array([  # [round][team]
    [0.970, 0.965, 0.960, 0.970, 0.965, 0.960],
    [0.965, 0.960, 0.970, 0.965, 0.960, 0.970],
    [0.960, 0.970, 0.965, 0.960, 0.970, 0.965],
    [0.970, 0.965, 0.960, 0.970, 0.965, 0.960]])
first_field = 5  # the last team enters at the second round

if len(sys.argv) > 3:  # another model of this form: the same names and shapes, as JSON
    with open(sys.argv[3], encoding="utf-8") as file:
        model = json.load(file)
    strength, keep, first_field = model["strength"], model["keep"], model["first_field"]
    points, noise, expected, growth, gate = (
        np.array(model[name]) for name in ("points", "noise", "expected", "growth", "gate"))


def tell(simulate):
    """Times simulate(trials, seed) on the trials and with the seed of the command line, and prints JSON."""
    trials, seed = int(sys.argv[1]), int(sys.argv[2])
    start = time.process_time()
    survived = simulate(trials, seed)
    seconds = time.process_time() - start
    print(json.dumps({"trials": trials, "ns": seconds / trials * 1e9, "survived": survived.tolist()}))
