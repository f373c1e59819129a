from collections import defaultdict
from itertools import pairwise
from random import choice, seed

TEXT = """
the speaker draws a circle that holds a model that writes a poem that
the audience reads while the speaker asks the model a question that
surprises the circle that meets another circle while the poem praises
the audience that draws a model that asks the speaker a question
"""
seed(18)
after = defaultdict(list)
words = TEXT.split()
now = "the"

# #region model
for a, b in pairwise(words):
    after[a].append(b)

for _ in range(9):
    print(now, end=" ")
    now = choice(after[now])
# #endregion model
print()
