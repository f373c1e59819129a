import random
from collections import defaultdict

TEXT = """
the speaker draws a circle that holds a model that writes a poem that
the audience reads while the speaker asks the model a question that
surprises the circle that meets another circle while the poem praises
the audience that draws a model that asks the speaker a question
"""
random.seed(18)

# #region model
words = TEXT.split()
followers = defaultdict(list)
for word, following in zip(words, words[1:]):
    followers[word].append(following)

word = "the"
for _ in range(16):
    print(word, end=" ")
    word = random.choice(followers[word])
# #endregion model
print()
