"""Tables as agencies lay them out, made from seeds together with what they say, to judge the reader by."""
