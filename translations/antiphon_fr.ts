<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>Choices</name>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computing device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fastest there is</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Figure</name>
    <message>
        <source>Seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Segments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vocab used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Max run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share silent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peak</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Forecast</name>
    <message numerus="yes">
        <source>Takes %1, by %n earlier runs.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>How long it takes is not known yet: this task has not run on this machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The inputs need %1 of memory.</source>
        <extracomment>added to the sentence before; %1 is an amount of memory</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ItemFacts</name>
    <message>
        <source>mono</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stereo</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n channels</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 bpm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2 bpm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 kHz</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n notes</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 LUFS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A corpus: pieces prepared for training. Choose it as input of a task.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A table of numbers: results, features or settings that a task wrote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A trained model. Choose it in a task to generate with it or to train it on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An embedding: one point for each sound, for maps and searches.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Job</name>
    <message>
        <source>Reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recomposing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rendering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JobTable</name>
    <message>
        <source>%1 · %2</source>
        <extracomment>state of a job and what it is at, its figures or why it failed</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 %</source>
        <extracomment>what a job is at, and how far it came in percent</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <extracomment>memory of the whole program while a job runs</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Layouts</name>
    <message>
        <source>Explore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Perform</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LibraryFilter</name>
    <message>
        <source>Both words somewhere in the row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faster than 120 beats a minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shorter than a minute and a half</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drums or bass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tagged dark, but not loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three to five stars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In this key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quieter than -20 LUFS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For training, of quadrant Q2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MIDI files (kind:audio: recordings)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a rating (rating:*: with one)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files that are no longer there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examples of filters; choose one to try it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examples of filters</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LibraryTable</name>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Song</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LUFS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rating</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Emotion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MIDI</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Corpus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dBFS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Segment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the pieces that the recordings are cut into.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number of different labels; more labels follow the guide more closely and find shorter runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listens to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What makes two segments alike.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>timbre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>harmony</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each recording against its own range, or both on one scale.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>relative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>absolute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timbre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Harmony</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of this part of the blend.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Silence below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Segments below this level are silent: never chosen, and answered by silence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jump elsewhere after this many consecutive memory segments.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repetitions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether a memory segment may be used again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>allow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>avoid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reference rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose segments exactly as the published system does, faults included.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the crossfade at a join.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clean attacks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move joins to the attacks near them, so that no attack is cut.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reach of clean attacks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far from a join an attack may be; 0: half the fade.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale the response to full level, keep the memory&apos;s level, or match the guide&apos;s loudness.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>normalise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>match</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New labels, such as 3=7,10-14=2 (-1: silence); what answers them is chosen anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory segments to put in, such as 3=40; 10-14=7 plays 7 to 11 there, -1 is silence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Segments that are kept, such as 3,10-14, in place of those locked before; &apos;none&apos; unlocks all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re-roll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose everything anew that is not locked, by the seed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the crossfade at a join; 0: unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far from a join an attack may be; 0: half the fade, -1: unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Role</name>
    <message>
        <source>Response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Info</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Specification</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunTrash</name>
    <message numerus="yes">
        <source>Remove results of %n runs</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Task</name>
    <message>
        <source>Guide and memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recompose a memory along a guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recompose a memory recording along a guide recording into a response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording to follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording to cut up and recompose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit a take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change labels and choices of a take, and write it as a new one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder of a take, or its info.json</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than 1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPU %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>audio</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a corpus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an embedding</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::AboutDialog</name>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>present</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>absent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Antiphon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;h2&gt;Antiphon %1&lt;/h2&gt;&lt;p&gt;A workstation for music machine learning: train, explore by ear, generate, play and export, on one machine.&lt;/p&gt;&lt;p&gt;Antiphon is free software: you may use, study, share and change it under the GNU General Public License, version 3 or later. It comes without any warranty.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Antiphon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Papers to cite</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::ArcView</name>
    <message>
        <source>Sources of the response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lines from each piece of the response, above, to where it was taken from in the memory, below. Click one to hear both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate a response to see where it comes from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n arc(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Response at %1 from memory at %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::Banner</name>
    <message>
        <source>Sound device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide this notice</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a menu and an action in it</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::ConfirmStrip</name>
    <message>
        <source>Confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::DetailTable</name>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::DevicePage</name>
    <message>
        <source>Sound device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buffer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small buffers answer quickly; large ones are safe from dropouts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again for devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test tone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play two seconds of a soft tone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound system:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample rate:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buffer:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropouts:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last error:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for sound devices…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no sound device. Everything works all the same, but in silence. Connect a device, then press Refresh.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Hz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system&apos;s default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (not connected)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 frames (%2 ms)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet; the device opens on the first play.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In silence, without a device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::ExportPage</name>
    <message>
        <source>%1 LUFS, true peak %2 dBTP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>silent or too short to measure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say in the file what made it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What will come out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WAV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>FLAC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ogg Vorbis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bit depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Hz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 LUFS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>LUFS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>16 bits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>24 bits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>32 bits, float</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1 long, %2 Hz, %3, about %4</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>mono</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stereo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 exists already. Replace it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n of the files exist already. Replace them?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The level was held back so that the peaks stay whole.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::FirstPage</name>
    <message>
        <source>Antiphon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear what your recordings have to say to each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Composes a few short pieces and lets one answer another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An empty folder for a piece of work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A project that you made before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or drop a folder of recordings or MIDI files here: it becomes a project, and your files stay where they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Appearance:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Computing:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound and more…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::GuideForm</name>
    <message>
        <source>Options of the recomposition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed makes the same choices again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this seed; otherwise each run draws another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop; what was done can be resumed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recompose the memory along the guide</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::GuideLanes</name>
    <message>
        <source>Time of guide and response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute the guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear only the guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guide waveform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels of the guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute the response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear only the response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Response waveform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the response comes from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels of the memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute the memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear only the memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory waveform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time of the memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visible part of guide and response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>M</source>
        <comment>mute</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S</source>
        <comment>solo</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Below %1 dBFS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The guide is below %1 dBFS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Silenced by hand</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::GuidePanel</name>
    <message>
        <source>Guide and memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the recording to follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the recording to recompose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show options and takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Generate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the take from the cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A/B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare guide and response at equal loudness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag over the labels to paint them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep what the chosen segments play, or let it go again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re-roll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose everything anew that is not locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alternatives…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other memory segments for the current segment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the edited take as a new one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write sounds of the take as files to pass on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guide, response and memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a guide first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a memory first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a recording to follow on Guide and one to cut up on Memory, or choose them from the library. The memory is then recomposed along the guide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Generate (%1) to recompose the memory along the guide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fade is longer than a segment; make one of them fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plays memory segment %1 at %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plays silence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>label and distance</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Likeliest labels: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory %1 at %2, joins its neighbour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory %1 at %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The memory has no other segment with this label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Silence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mix: guide left, response right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stems: guide, memory and response</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::InspectorPanel</name>
    <message>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound or the notes being listened to. Drag to select, turn the wheel to zoom, drag on the ruler to loop, double click to hear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is known of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inspector tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a sound or a MIDI file in the library to see and hear it here, or drop recordings and folders on this place to bring them in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 is not where it was. Bring it back to its place and try again, or show the library where its new place is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loop the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add or rename a marker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the marker at the cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the previous marker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next marker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom to the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the selection as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show beats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Snap the selection to beats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the waveform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the spectrogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logarithmic frequency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow the playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour notes by track</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More to do with what is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the beats of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No beat was found in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sounds (*.wav *.flac *.ogg *.opus)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename a marker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a marker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No marker is at the cursor. Go to one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove a marker</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::JobRows</name>
    <message>
        <source>%2 · %1</source>
        <extracomment>a run of a task: %1 its title, %2 its number</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::JobsPanel</name>
    <message>
        <source>Jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jobs and runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has run yet. Press Generate in the guide panel, or Start in the task panel: what runs appears here, and stays as a run of the project.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry with changes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear the result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reveal in the file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the run to the trash…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear ended jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move “%1” with its log and results to the trash?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Move %n runs with their logs and results to the trash?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n runs are in the trash, from where the desktop can bring them back.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 could not be moved to the trash; remove the folder in the file manager.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::JoinBar</name>
    <message>
        <source>Fade</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clean attacks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the crossfade at a join</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move joins to the attacks near them, so that no attack is cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level of the memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loudness of the guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level of the response</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::LabelStrip</name>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label strip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One cell a segment; the fainter, the less certain. Click to hear it, type a number to change its label, K locks it against re-rolling.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No labels yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Segment %1 of %2 at %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: silence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: silence, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: label %2, locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: label %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::Lane</name>
    <message>
        <source>Selected from %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cursor at %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::LevelMeter</name>
    <message>
        <source>Level meter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bars: peak and, brighter, RMS. The line holds the highest peak; the lamp at the end stays lit after clipping until you click.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clipped; Space resets the lamp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clipped. Click to reset the lamp.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::LibraryActions</name>
    <message>
        <source>Audition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in the inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use as guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use as memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is missing: its file is not where it was. Use “Relocate missing files…” in the library.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A guide and a memory are recordings; select one whose file is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rating</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n stars</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not assigned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit in place</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Rate %n items</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag %n items</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Assign %n items</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Edit %n items</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags, separated by commas. With + in front they are added to what is there, with - taken away:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove from the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in the file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relocate missing files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for missing files below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure tempo, key and loudness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measure what is imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Remove %n items</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::LibraryJobs</name>
    <message>
        <source>Measure tempo, key and loudness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for missing files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Relocate %n files</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing files were found</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files are still missing</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::LibraryPanel</name>
    <message>
        <source>Library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What can be done with the selected rows and the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter, such as bpm:&gt;120 stem:drums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here yet. Drop recordings, MIDI files or folders on this table, or use “Import files…”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No project is open. Make or open one in the menu “Project”: its files appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln items</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::LogModel</name>
    <message>
        <source>Job</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::LogPanel</name>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the program tells you is kept here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a line of a job&apos;s log: %1 the job, %2 what it says</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the chosen messages, or all that are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save messages as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save messages as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Texts (*.txt)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The messages are in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::MainWindow</name>
    <message>
        <source>%1 – Antiphon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Antiphon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import files…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+I</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import &amp;folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+I</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+,</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset this layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ne&amp;xt panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play selection &amp;once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the &amp;beginning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop &amp;audition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Equal loudness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pa&amp;nic: silence now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reconnect sound device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;What is this?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Antiphon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the running job</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No projects yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New project: name its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder of a project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard reference</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::MarkerEdit</name>
    <message>
        <source>Name of the marker</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::MixerPanel</name>
    <message>
        <source>Mixer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Match levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear all tracks at the same loudness, so that louder does not pass for better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to mix yet. Select a sound in the library, or make a response: its tracks appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Master</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::MixerStrip</name>
    <message>
        <source>dB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>M</source>
        <extracomment>the mute button of a mixer strip, one letter</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S</source>
        <extracomment>the solo button of a mixer strip, one letter</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solo: only tracks with solo are heard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gain of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mute %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solo %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::OptionsForm</name>
    <message>
        <source>%1 to %2 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 or less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show advanced options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set every option to its default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset to default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset %1</source>
        <extracomment>%1 is the name of an option</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::OutputsView</name>
    <message>
        <source>The files that the run makes appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Produced files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear the chosen file at matched loudness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in the inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the chosen file in the inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reveal in the file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder of the files in the file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a file that a run made: %1 its part, %2 its name</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::PianoRollView</name>
    <message>
        <source>Piano roll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes by time and pitch. [ and ] step through the notes, Up and Down scroll, Ctrl+Up and Ctrl+Down zoom, Alt+drag selects notes in a box.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No notes here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chords</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bpm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at %2, velocity %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) selected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1, velocity %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::Player</name>
    <message>
        <source>There is no room for another track; play fewer at once.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::Plot</name>
    <message>
        <source>Plot</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::PresetBar</name>
    <message>
        <source>Preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Options that were saved under a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the new preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the options as a preset…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the preset under this name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::ProjectState</name>
    <message>
        <source>“%1” could not be brought back as it was.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::RowTableView</name>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No row passes the filter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::RunDetails</name>
    <message>
        <source>Figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures appear when the run is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Options and inputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a run to see what it was asked to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a job to read what it says.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>drawn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::RunView</name>
    <message>
        <source>Figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run has no figures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the run; it can be resumed from the jobs panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waits for other jobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left</source>
        <extracomment>time that a run will still take, such as &quot;about 12 s left&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled. The jobs panel can resume it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::SeedWidget</name>
    <message>
        <source>The same seed gives the same result again; 0 draws a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(drawn)</source>
        <extracomment>beside the seed 0</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock the seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock the seed: the next runs use it too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this seed for the next runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the seed that was used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last run used %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::Session</name>
    <message>
        <source>Compose the demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Antiphon demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Import %n files and folders</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::SettingsDialog</name>
    <message>
        <source>&amp;Language:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Appearance:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your work is saved while you do it: every edit of the library at once, the arrangement of the window within seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Device:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All but one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Threads:</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>This machine has %n processor cores. One is kept free so that sound never stutters while a model learns.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Computing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::ShortcutEditor</name>
    <message>
        <source>Search by name or keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keys for this action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the default keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the default keys of every action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is also used by: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::Slider</name>
    <message>
        <source>%1, value</source>
        <extracomment>the field beside a slider; %1 is what the slider moves</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MIDI learn</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::SlotWidget</name>
    <message>
        <source>Drop %1 here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (optional)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browse…</source>
        <extracomment>%1 is the name of an input of a task</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Browse for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use selected</source>
        <extracomment>%1 is the name of an input of a task</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use what is selected in the library as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <extracomment>%1 is the name of an input of a task</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2; %3 takes %4.</source>
        <extracomment>%1 a file, %2 and %4 kinds such as &quot;audio&quot; and &quot;notes&quot;, %3 the input of a task</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no file that the program reads; %2 takes %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose %1</source>
        <extracomment>title of a file dialog; %1 is the name of an input of a task</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::SoundSlot</name>
    <message>
        <source>Choose from the library or a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sounds (*.wav *.flac *.aif *.aiff *.ogg *.opus *.mp3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a sound and its folder</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is selected in the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::SpectrogramView</name>
    <message>
        <source>Spectrogram</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level by time and frequency. Up and Down change the brightness, F switches between a logarithmic and a linear scale.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sound here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 kHz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Hz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 Hz</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::Take</name>
    <message>
        <source>Nothing can be recorded. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound engine does not answer; press Reconnect and record again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recording ended early because the sound device has gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The disk was too slow: %n sample(s) of the recording are missing.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::TakeBar</name>
    <message>
        <source>Take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label to paint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a click on a segment plays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is heard of the take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click plays all in turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click plays the guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click plays the source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click plays the response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click plays nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear the mix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A: guide, matched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B: response, matched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Label %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Silence</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::TakeEditor</name>
    <message numerus="yes">
        <source>Silence %n segment(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Label %n segment(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lock %n segment(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unlock %n segment(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Re-roll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use memory segment %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the joins</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::TakeList</name>
    <message>
        <source>Takes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take %1, edited · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take %1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double click to open; drag the sound out to another program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Takes that you generate are listed here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::TakePlayer</name>
    <message>
        <source>Take</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Response</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::TaskChooser</name>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::TaskPanel</name>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause or go on with the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the networks of the task compute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As in the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a device that computes: %1 such as &quot;GPU 0&quot;, %2 its name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The task “%1” is unknown to this version; open the run with the version that made it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open or make a project first: it keeps the results.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still missing: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the task (%1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::TimeRuler</name>
    <message>
        <source>Time ruler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag here to set the loop; click to seek.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loop from %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::TimeScrollBar</name>
    <message>
        <source>Scroll time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::TransportBar</name>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Master</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Master gain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Master level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n dropout(s); click to reset</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No dropouts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::TransportPanel</name>
    <message>
        <source>Transport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is played</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Match levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hear all tracks at the same loudness, so that louder does not pass for better</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open or make a project first: recordings are kept in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing loaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loop the selection or all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::WaveformView</name>
    <message>
        <source>Waveform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sound over time: peaks outside, loudness (RMS) inside. Zoom in to see single samples; Up and Down scale the height.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sound here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>antiphon::WorkStrip</name>
    <message>
        <source>Cancel; what was taken in stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>A workstation for music machine learning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try every panel and one small job, then quit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write pictures of the project&apos;s panels, then quit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the demo project in this folder; compose it there if need be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A project&apos;s folder or its .antiphon file.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
