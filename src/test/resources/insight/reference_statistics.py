"""Makes reference_statistics.csv with SciPy and NumPy, which share no code with commons-math3.

python3 reference_statistics.py > reference_statistics.csv
"""

import math

import numpy
import scipy
from scipy import stats
from scipy.stats import binomtest
from scipy.stats.contingency import odds_ratio, relative_risk

PAIRS = [(30, 47, 7, 25), (288, 537, 155, 537), (1, 4, 3, 9), (5, 10, 4, 10), (56, 70, 48, 80), (1, 1000, 9, 800),
         (0, 20, 5, 20), (20, 20, 11, 20), (1, 1, 1, 2), (250, 500, 250, 500)]
SAMPLES = [[14, 14], [10, 25, 12], [3, 1, 4, 1, 5, 9, 2, 6], [28] * 5 + [31] * 3 + [40], list(range(0, 61)), [7, 7, 7]]


def row(statistic, arguments, *numbers):
    print(";".join([statistic, " ".join(map(str, arguments))] + [repr(float(n)) for n in numbers]))


def score(count, of):
    found = binomtest(count, of).proportion_ci(0.95, "wilson")
    return found.low, found.high


print("# SciPy %s, NumPy %s; see reference_statistics.py" % (scipy.__version__, numpy.__version__))
for a, m, b, n in PAIRS:
    for count, of in ((a, m), (b, n)):
        row("wilson", (count, of), count / of, *score(count, of))
        exact = binomtest(count, of).proportion_ci(0.95, "exact")
        row("clopper-pearson", (count, of), count / of, exact.low, exact.high)
    p, q = a / m, b / n
    (l1, u1), (l2, u2) = score(a, m), score(b, n)
    row("newcombe", (a, m, b, n), p - q, p - q - math.sqrt((p - l1) ** 2 + (u2 - q) ** 2),
        p - q + math.sqrt((u1 - p) ** 2 + (q - l2) ** 2))
    if 0 < a < m and 0 < b < n:
        ratio = relative_risk(a, m, b, n)
        row("katz", (a, m, b, n), ratio.relative_risk, *ratio.confidence_interval(0.95))
        odds = odds_ratio([[a, m - a], [b, n - b]], kind="sample")
        row("woolf", (a, m, b, n), odds.statistic, *odds.confidence_interval(0.95))
for values in SAMPLES:
    for share in (0.25, 0.5, 0.75):
        found = numpy.quantile(values, share)
        row("quantile", values, share, found, found)
    low, high = stats.t.interval(0.95, len(values) - 1, numpy.mean(values), stats.sem(values)) \
        if numpy.var(values) > 0 else (numpy.mean(values), numpy.mean(values))
    row("student", values, numpy.mean(values), low, high)
