"""Tables as agencies lay them out, made from seeds together with what they say, to judge the reader by.

`tables` and `special` make tidy tables, `figures` fills them; the transformations in `shape`, `wording`, `sidetexts`,
`surroundings`, `oddities`, `notation`, `cells` and `books` change what is printed (`registry` lists them all);
`placing` prints a table on a sheet and writes down the truth of every figure; `files` saves it; `judge` compares.
`registers` makes lists in which nothing is an observation.

A layout that a careful statistician could not read is no fair test: where a transformation leaves one out, its
docstring says why. A new peculiarity is a small function in one of these modules and a line in `registry`.
"""
