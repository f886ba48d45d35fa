<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Choices</name>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Computing device</source>
        <translation>Rechengerät</translation>
    </message>
    <message>
        <source>Fastest there is</source>
        <translation>Das schnellste vorhandene</translation>
    </message>
</context>
<context>
    <name>EmotionFigureTable</name>
    <message>
        <source>Range: highest less lowest pitch</source>
        <translation>Umfang: höchste weniger tiefste Tonhöhe</translation>
    </message>
    <message>
        <source>Pitch classes that occur</source>
        <translation>Vorkommende Tonklassen</translation>
    </message>
    <message>
        <source>Polyphony: pitches at once, where any sounds</source>
        <translation>Mehrstimmigkeit: Tonhöhen zugleich, wo etwas klingt</translation>
    </message>
    <message>
        <source>Range of a bar</source>
        <translation>Umfang eines Takts</translation>
    </message>
    <message>
        <source>Pitch classes of a bar</source>
        <translation>Tonklassen eines Takts</translation>
    </message>
    <message>
        <source>Notes at one place of a bar</source>
        <translation>Noten an einem Platz im Takt</translation>
    </message>
    <message>
        <source>Notes a bar</source>
        <translation>Noten im Takt</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Beats a minute</source>
        <translation>Schläge in der Minute</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Of notes, in beats</source>
        <translation>Von Noten, in Schlägen</translation>
    </message>
    <message>
        <source>Notes a second</source>
        <translation>Noten in der Sekunde</translation>
    </message>
    <message>
        <source>Velocity</source>
        <translation>Anschlag</translation>
    </message>
    <message>
        <source>Note length</source>
        <translation>Notenlänge</translation>
    </message>
    <message>
        <source>In seconds</source>
        <translation>In Sekunden</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>Tonhöhe</translation>
    </message>
    <message>
        <source>Mean MIDI key; 60 is middle C</source>
        <translation>Mittlere MIDI-Taste; 60 ist das eingestrichene C</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Umfang</translation>
    </message>
    <message>
        <source>Semitones from the lowest to the highest note</source>
        <translation>Halbtöne von der tiefsten zur höchsten Note</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Tongeschlecht</translation>
    </message>
    <message>
        <source>Above 0 major, below 0 minor</source>
        <translation>Über 0 Dur, unter 0 Moll</translation>
    </message>
    <message>
        <source>Velocity spread</source>
        <translation>Streuung des Anschlags</translation>
    </message>
    <message>
        <source>Pitch spread</source>
        <translation>Streuung der Tonhöhe</translation>
    </message>
    <message>
        <source>Length spread</source>
        <translation>Streuung der Länge</translation>
    </message>
    <message>
        <source>Piece</source>
        <translation>Stück</translation>
    </message>
    <message>
        <source>Render</source>
        <translation>Fassung</translation>
    </message>
</context>
<context>
    <name>EmotionFigures</name>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>bpm</source>
        <translation>bpm</translation>
    </message>
    <message>
        <source>Place in the bar</source>
        <translation>Platz im Takt</translation>
    </message>
    <message>
        <source>sixteenths</source>
        <translation>Sechzehntel</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>Tonhöhe</translation>
    </message>
    <message>
        <source>MIDI keys</source>
        <translation>MIDI-Tasten</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>beats</source>
        <translation>Schläge</translation>
    </message>
    <message>
        <source>Velocity</source>
        <translation>Anschlag</translation>
    </message>
</context>
<context>
    <name>EmotionPiece</name>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Beats a minute</source>
        <translation>Schläge in der Minute</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Dichte</translation>
    </message>
    <message>
        <source>Notes a second</source>
        <translation>Noten in der Sekunde</translation>
    </message>
    <message>
        <source>Velocity</source>
        <translation>Anschlag</translation>
    </message>
    <message>
        <source>Mean, 1 to 127</source>
        <translation>Mittel, 1 bis 127</translation>
    </message>
    <message>
        <source>Velocity spread</source>
        <translation>Streuung des Anschlags</translation>
    </message>
    <message>
        <source>How much loud and soft differ</source>
        <translation>Wie sehr sich laut und leise unterscheiden</translation>
    </message>
    <message>
        <source>Note length</source>
        <translation>Notenlänge</translation>
    </message>
    <message>
        <source>Mean, in seconds</source>
        <translation>Mittel, in Sekunden</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Tongeschlecht</translation>
    </message>
    <message>
        <source>Above 0 major, below 0 minor: how much better the best key of either fits</source>
        <translation>Über 0 Dur, unter 0 Moll: um wie viel besser die beste Tonart von beiden passt</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>Tonhöhe</translation>
    </message>
    <message>
        <source>Mean MIDI key; 60 is middle C</source>
        <translation>Mittlere MIDI-Taste; 60 ist das eingestrichene C</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Umfang</translation>
    </message>
    <message>
        <source>Semitones from the lowest to the highest note</source>
        <translation>Halbtöne von der tiefsten zur höchsten Note</translation>
    </message>
    <message>
        <source>Polyphony</source>
        <translation>Mehrstimmigkeit</translation>
    </message>
    <message>
        <source>Notes at once, where any sounds</source>
        <translation>Noten zugleich, wo welche klingen</translation>
    </message>
</context>
<context>
    <name>Figure</name>
    <message>
        <source>Seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Segmente</translation>
    </message>
    <message>
        <source>Vocab used</source>
        <translation>Genutzte Labels</translation>
    </message>
    <message>
        <source>Mean run</source>
        <translation>Mittlere Folge</translation>
    </message>
    <message>
        <source>Max run</source>
        <translation>Längste Folge</translation>
    </message>
    <message>
        <source>Share silent</source>
        <translation>Anteil Stille</translation>
    </message>
    <message>
        <source>Peak</source>
        <translation>Spitzenpegel</translation>
    </message>
    <message>
        <source>Synth</source>
        <translation>Synth</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>Frames</translation>
    </message>
    <message>
        <source>Reward mean</source>
        <translation>Belohnung, Mittel</translation>
    </message>
    <message>
        <source>Reward std</source>
        <translation>Belohnung, Streuung</translation>
    </message>
    <message>
        <source>Rmse mean</source>
        <translation>RMSE, Mittel</translation>
    </message>
    <message>
        <source>Rmse median</source>
        <translation>RMSE, Median</translation>
    </message>
    <message>
        <source>Rmse q10</source>
        <translation>RMSE, 10-%-Quantil</translation>
    </message>
    <message>
        <source>Rmse q90</source>
        <translation>RMSE, 90-%-Quantil</translation>
    </message>
    <message>
        <source>Within 0 1</source>
        <translation>Abstand bis 0,1</translation>
    </message>
    <message>
        <source>Path per second</source>
        <translation>Weg je Sekunde</translation>
    </message>
    <message>
        <source>Steps to 90</source>
        <translation>Schritte bis 90 %</translation>
    </message>
    <message>
        <source>Reached 90</source>
        <translation>90 % erreicht</translation>
    </message>
    <message>
        <source>Saturated</source>
        <translation>Am Rand</translation>
    </message>
    <message>
        <source>Algorithm</source>
        <translation>Algorithmus</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Episodes</source>
        <translation>Episoden</translation>
    </message>
    <message>
        <source>Best step</source>
        <translation>Bester Schritt</translation>
    </message>
    <message>
        <source>Stopped early</source>
        <translation>Vorzeitig beendet</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Hash</translation>
    </message>
    <message>
        <source>Training seconds</source>
        <translation>Training, Sekunden</translation>
    </message>
    <message>
        <source>Free running accuracy</source>
        <translation>Genauigkeit, frei laufend</translation>
    </message>
    <message>
        <source>Teacher forced accuracy</source>
        <translation>Genauigkeit, Vorgeschichte bekannt</translation>
    </message>
    <message>
        <source>Baselines</source>
        <translation>Vergleichswerte</translation>
    </message>
    <message>
        <source>Lcp mean</source>
        <translation>LCP, Mittel</translation>
    </message>
    <message>
        <source>Lcp random</source>
        <translation>LCP, Zufall</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>Perplexität</translation>
    </message>
    <message>
        <source>Codebook use</source>
        <translation>Nutzung des Codebuchs</translation>
    </message>
    <message>
        <source>Entropy bits</source>
        <translation>Entropie, Bit</translation>
    </message>
    <message>
        <source>Divergence bits</source>
        <translation>Divergenz, Bit</translation>
    </message>
    <message>
        <source>Word error rate</source>
        <translation>Wortfehlerrate</translation>
    </message>
    <message>
        <source>Advantage</source>
        <translation>Vorteil</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>Paare</translation>
    </message>
    <message>
        <source>Segment seconds</source>
        <translation>Sekunden je Segment</translation>
    </message>
    <message>
        <source>Entropies</source>
        <translation>Entropien</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>Codes</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Backbone</source>
        <translation>Grundnetz</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Aufnahmen</translation>
    </message>
    <message>
        <source>Inertia</source>
        <translation>Trägheit</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Genutzt</translation>
    </message>
    <message>
        <source>Vectors</source>
        <translation>Vektoren</translation>
    </message>
    <message>
        <source>Distinct</source>
        <translation>Verschiedene</translation>
    </message>
    <message>
        <source>Cells</source>
        <translation>Zellen</translation>
    </message>
    <message>
        <source>Specification</source>
        <translation>Spezifikation</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Lcp histogram</source>
        <translation>Gemeinsame Stücke, Verteilung</translation>
    </message>
    <message>
        <source>Top k validity</source>
        <translation>Gültigkeit der wahrscheinlichsten</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Takes</translation>
    </message>
    <message>
        <source>Sounds</source>
        <translation>Klänge</translation>
    </message>
    <message>
        <source>Matched</source>
        <translation>Zugeordnet</translation>
    </message>
    <message>
        <source>Frechet</source>
        <translation>Fréchet-Abstand</translation>
    </message>
    <message>
        <source>Frechet misaligned</source>
        <translation>Fréchet-Abstand, unpassend</translation>
    </message>
    <message>
        <source>Adherence</source>
        <translation>Zugehörigkeit</translation>
    </message>
    <message>
        <source>Adherence reference</source>
        <translation>Zugehörigkeit, Vergleich</translation>
    </message>
    <message>
        <source>Similarity</source>
        <translation>Ähnlichkeit</translation>
    </message>
    <message>
        <source>Similarity misaligned</source>
        <translation>Ähnlichkeit, unpassend</translation>
    </message>
    <message>
        <source>Pwcca</source>
        <translation>PWCCA</translation>
    </message>
    <message>
        <source>Pwcca misaligned</source>
        <translation>PWCCA, unpassend</translation>
    </message>
</context>
<context>
    <name>Forecast</name>
    <message numerus="yes">
        <source>Takes %1, by %n earlier runs.</source>
        <translation>
            <numerusform>Dauert %1, gemessen an %n früheren Lauf.</numerusform>
            <numerusform>Dauert %1, gemessen an %n früheren Läufen.</numerusform>
        </translation>
    </message>
    <message>
        <source>How long it takes is not known yet: this task has not run on this machine.</source>
        <translation>Die Dauer ist noch nicht bekannt: Diese Aufgabe lief noch nie auf diesem Rechner.</translation>
    </message>
    <message>
        <source>The inputs need %1 of memory.</source>
        <extracomment>added to the sentence before; %1 is an amount of memory</extracomment>
        <translation>Die Eingaben brauchen %1 Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>Takes %1.</source>
        <extracomment>%1 is a time such as &quot;about 12 s&quot;</extracomment>
        <translation>Dauert %1.</translation>
    </message>
</context>
<context>
    <name>GestureShelf</name>
    <message>
        <source>%1: %2 s</source>
        <extracomment>a gesture: the time when it was captured, and its length</extracomment>
        <translation>%1: %2 s</translation>
    </message>
</context>
<context>
    <name>ItemFacts</name>
    <message>
        <source>mono</source>
        <translation>mono</translation>
    </message>
    <message>
        <source>stereo</source>
        <translation>stereo</translation>
    </message>
    <message numerus="yes">
        <source>%n channels</source>
        <translation>
            <numerusform>%n Kanal</numerusform>
            <numerusform>%n Kanäle</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 bpm</source>
        <translation>%1 BPM</translation>
    </message>
    <message>
        <source>%1 to %2 bpm</source>
        <translation>%1 bis %2 BPM</translation>
    </message>
    <message>
        <source>%1 kHz</source>
        <translation>%1 kHz</translation>
    </message>
    <message numerus="yes">
        <source>%n notes</source>
        <translation>
            <numerusform>%n Note</numerusform>
            <numerusform>%n Noten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 LUFS</source>
        <translation>%1 LUFS</translation>
    </message>
    <message>
        <source>A corpus: pieces prepared for training. Choose it as input of a task.</source>
        <translation>Ein Korpus: fürs Training aufbereitete Stücke. Als Eingabe einer Aufgabe wählen.</translation>
    </message>
    <message>
        <source>A table of numbers: results, features or settings that a task wrote.</source>
        <translation>Eine Zahlentabelle: Ergebnisse, Merkmale oder Einstellungen, die eine Aufgabe geschrieben hat.</translation>
    </message>
    <message>
        <source>A trained model. Choose it in a task to generate with it or to train it on.</source>
        <translation>Ein trainiertes Modell. In einer Aufgabe wählen, um damit zu erzeugen oder es weiter zu trainieren.</translation>
    </message>
    <message>
        <source>An embedding: one point for each sound, for maps and searches.</source>
        <translation>Ein Embedding: ein Punkt je Klang, für Karten und Suchen.</translation>
    </message>
</context>
<context>
    <name>Job</name>
    <message>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Hören</translation>
    </message>
    <message>
        <source>Recomposing</source>
        <translation>Neu zusammensetzen</translation>
    </message>
    <message>
        <source>Rendering</source>
        <translation>Rendern</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Rendering and analysing</source>
        <translation>Rendern und Analysieren</translation>
    </message>
    <message>
        <source>Analysing recordings</source>
        <translation>Aufnahmen werden analysiert</translation>
    </message>
    <message>
        <source>Exporting sounds</source>
        <translation>Klänge werden exportiert</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Vorbereitung</translation>
    </message>
    <message>
        <source>Reading the model</source>
        <translation>Modell wird gelesen</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Finding codes</source>
        <translation>Codes werden gesucht</translation>
    </message>
    <message>
        <source>Writing runs</source>
        <translation>Folgen werden geschrieben</translation>
    </message>
    <message>
        <source>Writing pieces</source>
        <translation>Stücke werden geschrieben</translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Continuing</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Writing examples</source>
        <translation>Beispiele werden geschrieben</translation>
    </message>
    <message>
        <source>Listening to all pieces</source>
        <translation>Alle Stücke werden gehört</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Reading the pieces</source>
        <translation>Die Stücke werden gelesen</translation>
    </message>
    <message>
        <source>Moving pieces</source>
        <translation>Stücke werden bewegt</translation>
    </message>
    <message>
        <source>Reading the codec</source>
        <translation>Der Codec wird gelesen</translation>
    </message>
    <message>
        <source>song</source>
        <translation>Stück</translation>
    </message>
    <message>
        <source>Looking through the recordings</source>
        <translation>Die Aufnahmen werden durchgesehen</translation>
    </message>
    <message>
        <source>Judging it</source>
        <translation>Beurteilung</translation>
    </message>
    <message>
        <source>Reading the songs</source>
        <translation>Die Stücke werden gelesen</translation>
    </message>
    <message>
        <source>Measuring what fewer bits would change</source>
        <translation>Was weniger Bits ändern würden, wird gemessen</translation>
    </message>
    <message>
        <source>Level of the data set</source>
        <translation>Pegel des Datensatzes</translation>
    </message>
    <message>
        <source>Asking for scores</source>
        <translation>Werte werden gewünscht</translation>
    </message>
    <message>
        <source>Drawing clips</source>
        <translation>Clips werden gezogen</translation>
    </message>
    <message>
        <source>Varying clips</source>
        <translation>Clips werden variiert</translation>
    </message>
    <message>
        <source>Reading the clips</source>
        <translation>Clips werden gelesen</translation>
    </message>
    <message>
        <source>Comparing clips</source>
        <translation>Clips werden verglichen</translation>
    </message>
    <message>
        <source>Playing to clicks</source>
        <translation>Spielt zu Klicks</translation>
    </message>
</context>
<context>
    <name>JobTable</name>
    <message>
        <source>%1 · %2</source>
        <extracomment>state of a job and what it is at, its figures or why it failed</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2 %</source>
        <extracomment>what a job is at, and how far it came in percent</extracomment>
        <translation>%1 · %2 %</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Restzeit</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Memory</source>
        <extracomment>memory of the whole program while a job runs</extracomment>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>Läuft auf</translation>
    </message>
</context>
<context>
    <name>Layouts</name>
    <message>
        <source>Explore</source>
        <translation>Erkunden</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Erzeugen</translation>
    </message>
    <message>
        <source>Perform</source>
        <translation>Aufführen</translation>
    </message>
</context>
<context>
    <name>LibraryFilter</name>
    <message>
        <source>Both words somewhere in the row</source>
        <translation>Beide Wörter irgendwo in der Zeile</translation>
    </message>
    <message>
        <source>Faster than 120 beats a minute</source>
        <translation>Schneller als 120 Schläge pro Minute</translation>
    </message>
    <message>
        <source>Shorter than a minute and a half</source>
        <translation>Kürzer als anderthalb Minuten</translation>
    </message>
    <message>
        <source>Drums or bass</source>
        <translation>Schlagzeug oder Bass</translation>
    </message>
    <message>
        <source>Tagged dark, but not loop</source>
        <translation>Mit Schlagwort dark, aber nicht loop</translation>
    </message>
    <message>
        <source>Three to five stars</source>
        <translation>Drei bis fünf Sterne</translation>
    </message>
    <message>
        <source>In this key</source>
        <translation>In dieser Tonart</translation>
    </message>
    <message>
        <source>Quieter than -20 LUFS</source>
        <translation>Leiser als -20 LUFS</translation>
    </message>
    <message>
        <source>For training, of quadrant Q2</source>
        <translation>Fürs Training, aus Quadrant Q2</translation>
    </message>
    <message>
        <source>MIDI files (kind:audio: recordings)</source>
        <translation>MIDI-Dateien (kind:audio: Aufnahmen)</translation>
    </message>
    <message>
        <source>Without a rating (rating:*: with one)</source>
        <translation>Ohne Bewertung (rating:*: mit Bewertung)</translation>
    </message>
    <message>
        <source>Files that are no longer there</source>
        <translation>Dateien, die nicht mehr da sind</translation>
    </message>
    <message>
        <source>Examples of filters; choose one to try it</source>
        <translation>Filterbeispiele; eines zum Ausprobieren wählen</translation>
    </message>
    <message>
        <source>Examples of filters</source>
        <translation>Filterbeispiele</translation>
    </message>
</context>
<context>
    <name>LibraryTable</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Song</source>
        <translation>Song</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>LUFS</source>
        <translation>LUFS</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Aufteilung</translation>
    </message>
    <message>
        <source>Emotion</source>
        <translation>Emotion</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>Audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>MIDI</source>
        <translation>MIDI</translation>
    </message>
    <message>
        <source>Corpus</source>
        <translation>Korpus</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>Embedding</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Piece model</source>
        <translation>Modell für Stücke</translation>
    </message>
</context>
<context>
    <name>MapSpace</name>
    <message>
        <source>%1 and %2 more</source>
        <extracomment>%1 is a list of columns, %2 how many more there are</extracomment>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>There is no column to compare the rows by; choose others under Axes.</source>
        <translation>Es gibt keine Spalte, nach der sich die Zeilen vergleichen lassen; unter „Achsen“ andere wählen.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) lack a number in these columns and are left out.</source>
        <translation>
            <numerusform>%n Zeile hat in diesen Spalten keine Zahl und wird weggelassen.</numerusform>
            <numerusform>%n Zeilen haben in diesen Spalten keine Zahl und werden weggelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>One sound alone has no place relative to others; a table with more rows makes a map.</source>
        <translation>Ein einzelner Klang hat keinen Ort im Verhältnis zu anderen; eine Tabelle mit mehr Zeilen ergibt eine Karte.</translation>
    </message>
    <message>
        <source>All rows are the same in these columns, so all points fall on one place; choose other columns under Axes.</source>
        <translation>Alle Zeilen sind in diesen Spalten gleich, daher fallen alle Punkte auf einen Ort; unter „Achsen“ andere Spalten wählen.</translation>
    </message>
    <message numerus="yes">
        <source>%n column(s) have the same value in every row and tell nothing: %1.</source>
        <translation>
            <numerusform>%n Spalte hat in jeder Zeile denselben Wert und sagt nichts aus: %1.</numerusform>
            <numerusform>%n Spalten haben in jeder Zeile denselben Wert und sagen nichts aus: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>No row has a number in all of these columns; choose fewer under Axes.</source>
        <translation>Keine Zeile hat in allen diesen Spalten eine Zahl; unter „Achsen“ weniger wählen.</translation>
    </message>
</context>
<context>
    <name>MapTable</name>
    <message>
        <source>Parameter %1</source>
        <translation>Parameter %1</translation>
    </message>
    <message>
        <source>Column %1</source>
        <translation>Spalte %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>parameter and value</comment>
        <extracomment>%1 names a parameter of a synthesizer, %2 is its value</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Row %1 of %2</source>
        <extracomment>%1 is a number, %2 names a table</extracomment>
        <translation>Zeile %1 von %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>column and value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Lautheit</translation>
    </message>
    <message>
        <source>MFCC</source>
        <translation>MFCC</translation>
    </message>
    <message>
        <source>Chroma</source>
        <translation>Chroma</translation>
    </message>
    <message>
        <source>Spectral shape</source>
        <translation>Spektralform</translation>
    </message>
    <message>
        <source>Partials: frequencies</source>
        <translation>Teiltöne: Frequenzen</translation>
    </message>
    <message>
        <source>Partials: levels</source>
        <translation>Teiltöne: Pegel</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>Tonhöhe</translation>
    </message>
    <message>
        <source>Spread within a sound</source>
        <translation>Streuung innerhalb eines Klangs</translation>
    </message>
    <message>
        <source>Other columns</source>
        <translation>Andere Spalten</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no number</comment>
        <translation>kein Wert</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 names a synthesizer, %2 a file or a run</extracomment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>dBFS</source>
        <translation>dBFS</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>Segment</translation>
    </message>
    <message>
        <source>Length of the pieces that the recordings are cut into.</source>
        <translation>Länge der Stücke, in die die Aufnahmen geschnitten werden.</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Number of different labels; more labels follow the guide more closely and find shorter runs.</source>
        <translation>Anzahl verschiedener Labels; mehr Labels folgen der Führung genauer und finden kürzere Folgen.</translation>
    </message>
    <message>
        <source>Listens to</source>
        <translation>Hört auf</translation>
    </message>
    <message>
        <source>What makes two segments alike.</source>
        <translation>Was zwei Segmente ähnlich macht.</translation>
    </message>
    <message>
        <source>blend</source>
        <translation>Mischung</translation>
    </message>
    <message>
        <source>timbre</source>
        <translation>Klangfarbe</translation>
    </message>
    <message>
        <source>mel</source>
        <translation>Mel</translation>
    </message>
    <message>
        <source>harmony</source>
        <translation>Harmonie</translation>
    </message>
    <message>
        <source>energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Each recording against its own range, or both on one scale.</source>
        <translation>Jede Aufnahme an ihrem eigenen Umfang messen oder beide auf einer Skala.</translation>
    </message>
    <message>
        <source>relative</source>
        <translation>relativ</translation>
    </message>
    <message>
        <source>absolute</source>
        <translation>absolut</translation>
    </message>
    <message>
        <source>Timbre</source>
        <translation>Klangfarbe</translation>
    </message>
    <message>
        <source>Harmony</source>
        <translation>Harmonie</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energie</translation>
    </message>
    <message>
        <source>Weight of this part of the blend.</source>
        <translation>Gewicht dieses Teils der Mischung.</translation>
    </message>
    <message>
        <source>Silence below</source>
        <translation>Stille unter</translation>
    </message>
    <message>
        <source>Segments below this level are silent: never chosen, and answered by silence.</source>
        <translation>Segmente unter diesem Pegel gelten als still: nie gewählt und mit Stille beantwortet.</translation>
    </message>
    <message>
        <source>Longest run</source>
        <translation>Längste Folge</translation>
    </message>
    <message>
        <source>Jump elsewhere after this many consecutive memory segments.</source>
        <translation>Nach so vielen aufeinanderfolgenden Gedächtnis-Segmenten an eine andere Stelle springen.</translation>
    </message>
    <message>
        <source>Repetitions</source>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>Whether a memory segment may be used again.</source>
        <translation>Ob ein Gedächtnis-Segment erneut verwendet werden darf.</translation>
    </message>
    <message>
        <source>allow</source>
        <translation>erlauben</translation>
    </message>
    <message>
        <source>avoid</source>
        <translation>vermeiden</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Reference rules</source>
        <translation>Referenzregeln</translation>
    </message>
    <message>
        <source>Choose segments exactly as the published system does, faults included.</source>
        <translation>Segmente genau wie das veröffentlichte System wählen, samt Fehlern.</translation>
    </message>
    <message>
        <source>Fade</source>
        <translation>Überblendung</translation>
    </message>
    <message>
        <source>Length of the crossfade at a join.</source>
        <translation>Länge der Überblendung an einer Nahtstelle.</translation>
    </message>
    <message>
        <source>Clean attacks</source>
        <translation>Saubere Einsätze</translation>
    </message>
    <message>
        <source>Move joins to the attacks near them, so that no attack is cut.</source>
        <translation>Nahtstellen zu nahen Einsätzen verschieben, damit kein Einsatz zerschnitten wird.</translation>
    </message>
    <message>
        <source>Reach of clean attacks</source>
        <translation>Reichweite sauberer Einsätze</translation>
    </message>
    <message>
        <source>How far from a join an attack may be; 0: half the fade.</source>
        <translation>Wie weit ein Einsatz von einer Nahtstelle entfernt sein darf; 0: halbe Überblendung.</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Pegel</translation>
    </message>
    <message>
        <source>Scale the response to full level, keep the memory&apos;s level, or match the guide&apos;s loudness.</source>
        <translation>Die Antwort voll aussteuern, den Pegel des Gedächtnisses beibehalten oder an die Lautheit der Führung angleichen.</translation>
    </message>
    <message>
        <source>normalise</source>
        <translation>normalisieren</translation>
    </message>
    <message>
        <source>keep</source>
        <translation>beibehalten</translation>
    </message>
    <message>
        <source>match</source>
        <translation>angleichen</translation>
    </message>
    <message>
        <source>New labels, such as 3=7,10-14=2 (-1: silence); what answers them is chosen anew.</source>
        <translation>Neue Labels, etwa 3=7,10-14=2 (-1: Stille); was darauf antwortet, wird neu gewählt.</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Memory segments to put in, such as 3=40; 10-14=7 plays 7 to 11 there, -1 is silence.</source>
        <translation>Einzusetzende Gedächtnis-Segmente, etwa 3=40; 10-14=7 spielt dort 7 bis 11, -1 ist Stille.</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Segments that are kept, such as 3,10-14, in place of those locked before; &apos;none&apos; unlocks all.</source>
        <translation>Segmente, die bleiben, etwa 3,10-14, anstelle der bisher gesperrten; &apos;none&apos; entsperrt alle.</translation>
    </message>
    <message>
        <source>Re-roll</source>
        <translation>Neu würfeln</translation>
    </message>
    <message>
        <source>Choose everything anew that is not locked, by the seed.</source>
        <translation>Alles nicht Gesperrte neu wählen, nach dem Startwert.</translation>
    </message>
    <message>
        <source>Length of the crossfade at a join; 0: unchanged.</source>
        <translation>Länge der Überblendung an einer Nahtstelle; 0: unverändert.</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>How far from a join an attack may be; 0: half the fade, -1: unchanged.</source>
        <translation>Wie weit ein Einsatz von einer Nahtstelle entfernt sein darf; 0: halbe Überblendung, -1: unverändert.</translation>
    </message>
    <message>
        <source>Synthesizer</source>
        <translation>Synthesizer</translation>
    </message>
    <message>
        <source>Which synthesizer the table is of.</source>
        <translation>Von welchem Synthesizer die Tabelle ist.</translation>
    </message>
    <message>
        <source>Pure Data folder</source>
        <translation>Pure-Data-Ordner</translation>
    </message>
    <message>
        <source>Folder of a Pure Data synthesizer (synth.pd) to take instead.</source>
        <translation>Ordner eines Pure-Data-Synthesizers (synth.pd), der stattdessen verwendet wird.</translation>
    </message>
    <message>
        <source>Its parameters</source>
        <translation>Parameter des Patches</translation>
    </message>
    <message>
        <source>How many parameters the patch has; 0: as it declares.</source>
        <translation>Wie viele Parameter der Patch hat; 0: wie von ihm angegeben.</translation>
    </message>
    <message>
        <source>Grain source</source>
        <translation>Körnerquelle</translation>
    </message>
    <message>
        <source>Sound file that the granular synthesizers read; empty: our own.</source>
        <translation>Klangdatei, die die granularen Synthesizer lesen; leer: die mitgelieferte.</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>A grid with both ends, the original grid without the upper end, evenly scattered points, or random ones.</source>
        <translation>Ein Raster mit beiden Enden, das Originalraster ohne das obere Ende, gleichmäßig gestreute oder zufällige Punkte.</translation>
    </message>
    <message>
        <source>Steps a parameter</source>
        <translation>Stufen je Parameter</translation>
    </message>
    <message>
        <source>Values of each parameter; the table has their product as rows.</source>
        <translation>Werte jedes Parameters; die Tabelle hat deren Produkt als Zeilenzahl.</translation>
    </message>
    <message>
        <source>Scattered points</source>
        <translation>Gestreute Punkte</translation>
    </message>
    <message>
        <source>How many scattered or random points; 0: as many as the grid would have.</source>
        <translation>Anzahl gestreuter oder zufälliger Punkte; 0: so viele, wie das Raster hätte.</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Length of the sound that is analysed at each point.</source>
        <translation>Länge des Klangs, der an jedem Punkt analysiert wird.</translation>
    </message>
    <message>
        <source>Settling</source>
        <translation>Einschwingen</translation>
    </message>
    <message>
        <source>Sound that is thrown away before; below 0: as the synthesizer needs it.</source>
        <translation>Klang, der davor verworfen wird; unter 0: so viel, wie der Synthesizer braucht.</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>Abtastrate</translation>
    </message>
    <message>
        <source>Rate at which the synthesizer plays.</source>
        <translation>Rate, mit der der Synthesizer spielt.</translation>
    </message>
    <message>
        <source>Hz</source>
        <translation>Hz</translation>
    </message>
    <message>
        <source>Onset jitter</source>
        <translation>Einsatzstreuung</translation>
    </message>
    <message>
        <source>Share of the period by which the onsets of grains vary.</source>
        <translation>Anteil der Periode, um den die Einsätze der Körner schwanken.</translation>
    </message>
    <message>
        <source>Semitones</source>
        <translation>Halbtöne</translation>
    </message>
    <message>
        <source>Grains are transposed in whole semitones.</source>
        <translation>Körner werden in ganzen Halbtönen transponiert.</translation>
    </message>
    <message>
        <source>Original sound</source>
        <translation>Originalklang</translation>
    </message>
    <message>
        <source>Play as the published patches do, faults included.</source>
        <translation>Wie die veröffentlichten Patches spielen, samt Fehlern.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Samples of a spectrum; fewer see faster, more see finer.</source>
        <translation>Samples eines Spektrums; weniger sehen schneller, mehr sehen feiner.</translation>
    </message>
    <message>
        <source>Hop</source>
        <translation>Schrittweite</translation>
    </message>
    <message>
        <source>Samples from one spectrum to the next; 0: half the window.</source>
        <translation>Samples von einem Spektrum zum nächsten; 0: halbes Fenster.</translation>
    </message>
    <message>
        <source>Loudness window</source>
        <translation>Lautheitsfenster</translation>
    </message>
    <message>
        <source>Samples over which loudness is measured.</source>
        <translation>Samples, über die die Lautheit gemessen wird.</translation>
    </message>
    <message>
        <source>Descriptors</source>
        <translation>Deskriptoren</translation>
    </message>
    <message>
        <source>As the reference computes them, or cleaner and faster.</source>
        <translation>Wie die Referenz sie berechnet, oder sauberer und schneller.</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>Also keep the spread and quantiles of every descriptor.</source>
        <translation>Auch Streuung und Quantile jedes Deskriptors aufbewahren.</translation>
    </message>
    <message>
        <source>sin</source>
        <translation>Sinus</translation>
    </message>
    <message>
        <source>fm3</source>
        <translation>FM3</translation>
    </message>
    <message>
        <source>fm3-legacy</source>
        <translation>FM3, wie veröffentlicht</translation>
    </message>
    <message>
        <source>fm4</source>
        <translation>FM4</translation>
    </message>
    <message>
        <source>granular</source>
        <translation>granular</translation>
    </message>
    <message>
        <source>granular3-dur</source>
        <translation>granular3, Dauer</translation>
    </message>
    <message>
        <source>granular3-pitch</source>
        <translation>granular3, Tonhöhe</translation>
    </message>
    <message>
        <source>inclusive</source>
        <translation>mit beiden Enden</translation>
    </message>
    <message>
        <source>original</source>
        <translation>original</translation>
    </message>
    <message>
        <source>sobol</source>
        <translation>Sobol</translation>
    </message>
    <message>
        <source>random</source>
        <translation>zufällig</translation>
    </message>
    <message>
        <source>parity</source>
        <translation>wie die Referenz</translation>
    </message>
    <message>
        <source>clean</source>
        <translation>sauber</translation>
    </message>
    <message>
        <source>Rate to which recordings are brought before the analysis; 0: as they are.</source>
        <translation>Abtastrate, auf die Aufnahmen vor der Analyse gebracht werden; 0: so, wie sie sind.</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>Tonhöhe</translation>
    </message>
    <message>
        <source>Also find the pitch and how sure it is.</source>
        <translation>Auch die Tonhöhe bestimmen und wie sicher sie ist.</translation>
    </message>
    <message>
        <source>Leave out silence</source>
        <translation>Stille weglassen</translation>
    </message>
    <message>
        <source>Leave out what is silent at the beginning and the end.</source>
        <translation>Weglassen, was am Anfang und am Ende still ist.</translation>
    </message>
    <message>
        <source>Even level</source>
        <translation>Gleicher Pegel</translation>
    </message>
    <message>
        <source>Many grains at once are no louder than few.</source>
        <translation>Viele Körner auf einmal sind nicht lauter als wenige.</translation>
    </message>
    <message>
        <source>Also keep the fundamental frequency and how sure it is.</source>
        <translation>Auch die Grundfrequenz behalten und wie sicher sie ist.</translation>
    </message>
    <message>
        <source>Algorithm</source>
        <translation>Algorithmus</translation>
    </message>
    <message>
        <source>DQN learns what moves are worth; PPO and A2C learn how often to make them.</source>
        <translation>DQN lernt, was Aktionen wert sind; PPO und A2C lernen, wie oft sie zu wählen sind.</translation>
    </message>
    <message>
        <source>dqn</source>
        <translation>dqn</translation>
    </message>
    <message>
        <source>ppo</source>
        <translation>ppo</translation>
    </message>
    <message>
        <source>a2c</source>
        <translation>a2c</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Preset</translation>
    </message>
    <message>
        <source>What learns best here, or what the published agents were trained with.</source>
        <translation>Was hier am besten lernt, oder womit die veröffentlichten Agenten trainiert wurden.</translation>
    </message>
    <message>
        <source>recommended</source>
        <translation>empfohlen</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>How long to train.</source>
        <translation>Wie lange trainiert wird.</translation>
    </message>
    <message>
        <source>Evaluate every</source>
        <translation>Auswerten alle</translation>
    </message>
    <message>
        <source>Steps from one evaluation to the next; 0: never.</source>
        <translation>Schritte von einer Auswertung zur nächsten; 0: nie.</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>Geduld</translation>
    </message>
    <message>
        <source>Stop after so many evaluations without a better one; 0: never.</source>
        <translation>Nach so vielen Auswertungen ohne eine bessere beenden; 0: nie.</translation>
    </message>
    <message>
        <source>Checkpoint every</source>
        <translation>Zwischenstand alle</translation>
    </message>
    <message>
        <source>How much training a power cut may cost.</source>
        <translation>Wie viel Training ein Stromausfall kosten darf.</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>Zeitgrenze</translation>
    </message>
    <message>
        <source>Stop after so much computing; 0: no limit.</source>
        <translation>Nach so viel Rechenzeit beenden; 0: keine Grenze.</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>Hears</source>
        <translation>Hört</translation>
    </message>
    <message>
        <source>Columns or categories that the agent hears: mfcc, chroma, ...</source>
        <translation>Spalten oder Kategorien, die der Agent hört: mfcc, chroma, ...</translation>
    </message>
    <message>
        <source>Rewarded for</source>
        <translation>Belohnt für</translation>
    </message>
    <message>
        <source>Columns or categories of those that count for the reward.</source>
        <translation>Spalten oder Kategorien davon, die für die Belohnung zählen.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>How much columns or categories count, if not 1: mfcc=0.5, chroma-A=2.</source>
        <translation>Wie viel Spalten oder Kategorien zählen, wenn nicht 1: mfcc=0.5, chroma-A=2.</translation>
    </message>
    <message>
        <source>Reward noise</source>
        <translation>Rauschen der Belohnung</translation>
    </message>
    <message>
        <source>Weight of chance in the reward.</source>
        <translation>Gewicht des Zufalls in der Belohnung.</translation>
    </message>
    <message>
        <source>Follows</source>
        <translation>Folgt</translation>
    </message>
    <message>
        <source>Recordings of the corpus, sounds of the table that stay or change, or a mixture.</source>
        <translation>Aufnahmen des Korpus, Klänge der Tabelle, die bleiben oder wechseln, oder eine Mischung.</translation>
    </message>
    <message>
        <source>corpus</source>
        <translation>Korpus</translation>
    </message>
    <message>
        <source>static_random</source>
        <translation>Ziel bleibt</translation>
    </message>
    <message>
        <source>dynamic_random</source>
        <translation>Ziel wechselt</translation>
    </message>
    <message>
        <source>mixed_random</source>
        <translation>Ziel bleibt oder wechselt</translation>
    </message>
    <message>
        <source>mixed_random+corpus</source>
        <translation>Ziel bleibt oder wechselt, und Korpus</translation>
    </message>
    <message>
        <source>Reward</source>
        <translation>Belohnung</translation>
    </message>
    <message>
        <source>How the distance from the target becomes a reward.</source>
        <translation>Wie aus dem Abstand zum Ziel eine Belohnung wird.</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>linear</translation>
    </message>
    <message>
        <source>cubic</source>
        <translation>kubisch</translation>
    </message>
    <message>
        <source>cubic+prize</source>
        <translation>kubisch, mit Prämie</translation>
    </message>
    <message>
        <source>prize</source>
        <translation>Prämie</translation>
    </message>
    <message>
        <source>cubic-clipped</source>
        <translation>kubisch, begrenzt</translation>
    </message>
    <message>
        <source>Step size</source>
        <translation>Schrittgröße</translation>
    </message>
    <message>
        <source>How far a parameter moves at a time.</source>
        <translation>Wie weit sich ein Parameter auf einmal bewegt.</translation>
    </message>
    <message>
        <source>Episode</source>
        <translation>Episode</translation>
    </message>
    <message>
        <source>Steps with targets of the table before a new beginning.</source>
        <translation>Schritte mit Zielen der Tabelle bis zum nächsten Neubeginn.</translation>
    </message>
    <message>
        <source>Change of target</source>
        <translation>Zielwechsel</translation>
    </message>
    <message>
        <source>Probability a step that a target that changes does so.</source>
        <translation>Wahrscheinlichkeit je Schritt, dass ein wechselndes Ziel wechselt.</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>Skalierung</translation>
    </message>
    <message>
        <source>How descriptors are brought to one scale.</source>
        <translation>Wie Deskriptoren auf eine Skala gebracht werden.</translation>
    </message>
    <message>
        <source>standard</source>
        <translation>standard</translation>
    </message>
    <message>
        <source>robust</source>
        <translation>robust</translation>
    </message>
    <message>
        <source>quantile</source>
        <translation>Quantile</translation>
    </message>
    <message>
        <source>Floors</source>
        <translation>Untergrenzen</translation>
    </message>
    <message>
        <source>Silence counts as very soft, not as endlessly far away.</source>
        <translation>Stille gilt als sehr leise, nicht als unendlich weit entfernt.</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>Scaled descriptors are kept within this; 0: no limit.</source>
        <translation>Skalierte Deskriptoren bleiben innerhalb dieser Grenze; 0: keine Grenze.</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>Reichweite</translation>
    </message>
    <message>
        <source>Bring recordings into the reach of the synthesizer: as they are, by mean and spread, or by ranks.</source>
        <translation>Aufnahmen in die Reichweite des Synthesizers bringen: so, wie sie sind, nach Mittel und Streuung oder nach Rängen.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>wie sie sind</translation>
    </message>
    <message>
        <source>affine</source>
        <translation>affin</translation>
    </message>
    <message>
        <source>Look ahead</source>
        <translation>Vorausschau</translation>
    </message>
    <message>
        <source>Frames by which the agent hears a recording in advance.</source>
        <translation>Frames, um die der Agent eine Aufnahme im Voraus hört.</translation>
    </message>
    <message>
        <source>Between points</source>
        <translation>Zwischen Punkten</translation>
    </message>
    <message>
        <source>The sound between the table&apos;s points: that of the nearest one, or one in between.</source>
        <translation>Der Klang zwischen den Punkten der Tabelle: der des nächstgelegenen oder einer dazwischen.</translation>
    </message>
    <message>
        <source>nearest</source>
        <translation>nächstgelegener</translation>
    </message>
    <message>
        <source>knn</source>
        <translation>k nächstgelegene</translation>
    </message>
    <message>
        <source>Cost of moves</source>
        <translation>Kosten der Bewegungen</translation>
    </message>
    <message>
        <source>Reward that every moved parameter costs.</source>
        <translation>Belohnung, die jeder bewegte Parameter kostet.</translation>
    </message>
    <message>
        <source>Cost of repetition</source>
        <translation>Kosten der Wiederholung</translation>
    </message>
    <message>
        <source>Reward that doing the same again costs.</source>
        <translation>Belohnung, die es kostet, dasselbe noch einmal zu tun.</translation>
    </message>
    <message>
        <source>Held out</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Share of the recordings that is for evaluation only.</source>
        <translation>Anteil der Aufnahmen, der nur der Auswertung dient.</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>Diskontierung</translation>
    </message>
    <message>
        <source>Worth of a reward one step later; nearer to 1 looks further ahead.</source>
        <translation>Wert einer Belohnung einen Schritt später; näher an 1 blickt weiter voraus.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>Size of the steps of the weights.</source>
        <translation>Größe der Schritte der Gewichte.</translation>
    </message>
    <message>
        <source>Hidden width</source>
        <translation>Breite der Schichten</translation>
    </message>
    <message>
        <source>Units in each of the two hidden layers.</source>
        <translation>Einheiten in jeder der beiden verdeckten Schichten.</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>Moments from which DQN and PPO learn at a time.</source>
        <translation>Erfahrungen, aus denen DQN und PPO auf einmal lernen.</translation>
    </message>
    <message>
        <source>Gradient limit</source>
        <translation>Gradientengrenze</translation>
    </message>
    <message>
        <source>Longer gradients are shortened to this; 0: no limit.</source>
        <translation>Längere Gradienten werden auf diese Länge gekürzt; 0: keine Grenze.</translation>
    </message>
    <message>
        <source>Time ends worth</source>
        <translation>Zeitablauf zählt als Ende</translation>
    </message>
    <message>
        <source>Nothing is expected after an episode whose time is over, as in the published agents.</source>
        <translation>Nach einer Episode, deren Zeit abgelaufen ist, wird nichts mehr erwartet, wie bei den veröffentlichten Agenten.</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Gedächtnis</translation>
    </message>
    <message>
        <source>DQN: moments that are remembered.</source>
        <translation>DQN: Erfahrungen, die im Gedächtnis bleiben.</translation>
    </message>
    <message>
        <source>Learning starts</source>
        <translation>Lernbeginn</translation>
    </message>
    <message>
        <source>DQN: steps with random moves before learning begins.</source>
        <translation>DQN: Schritte mit zufälligen Aktionen, bevor das Lernen beginnt.</translation>
    </message>
    <message>
        <source>Update every</source>
        <translation>Aktualisieren alle</translation>
    </message>
    <message>
        <source>DQN: steps from one update to the next.</source>
        <translation>DQN: Schritte von einer Aktualisierung zur nächsten.</translation>
    </message>
    <message>
        <source>Updates at a time</source>
        <translation>Aktualisierungen auf einmal</translation>
    </message>
    <message>
        <source>DQN: batches that are learnt at an update.</source>
        <translation>DQN: Batches, die bei einer Aktualisierung gelernt werden.</translation>
    </message>
    <message>
        <source>Target copy every</source>
        <translation>Zielkopie alle</translation>
    </message>
    <message>
        <source>DQN: steps from one copy of the weights into the target network to the next.</source>
        <translation>DQN: Schritte von einer Kopie der Gewichte ins Zielnetz zur nächsten.</translation>
    </message>
    <message>
        <source>Target mix</source>
        <translation>Zielmischung</translation>
    </message>
    <message>
        <source>DQN: share of the new weights in a copy.</source>
        <translation>DQN: Anteil der neuen Gewichte an einer Kopie.</translation>
    </message>
    <message>
        <source>Exploration at first</source>
        <translation>Erkundung am Anfang</translation>
    </message>
    <message>
        <source>DQN: share of random moves at the start.</source>
        <translation>DQN: Anteil zufälliger Aktionen am Anfang.</translation>
    </message>
    <message>
        <source>Exploration at last</source>
        <translation>Erkundung am Ende</translation>
    </message>
    <message>
        <source>DQN: share of random moves that remains.</source>
        <translation>DQN: Anteil zufälliger Aktionen, der bleibt.</translation>
    </message>
    <message>
        <source>Exploration falls for</source>
        <translation>Erkundung sinkt über</translation>
    </message>
    <message>
        <source>DQN: steps until that share is reached.</source>
        <translation>DQN: Schritte, bis dieser Anteil erreicht ist.</translation>
    </message>
    <message>
        <source>Double DQN</source>
        <translation>Double DQN</translation>
    </message>
    <message>
        <source>DQN: the network that learns chooses the move that the target network values; overestimates less.</source>
        <translation>DQN: Das lernende Netz wählt die Aktion, die das Zielnetz bewertet; überschätzt weniger.</translation>
    </message>
    <message>
        <source>Environments</source>
        <translation>Umgebungen</translation>
    </message>
    <message>
        <source>PPO and A2C: agents that play at the same time.</source>
        <translation>PPO und A2C: Agenten, die gleichzeitig spielen.</translation>
    </message>
    <message>
        <source>Rollout</source>
        <translation>Rollout</translation>
    </message>
    <message>
        <source>PPO and A2C: steps of each environment from one round of learning to the next.</source>
        <translation>PPO und A2C: Schritte jeder Umgebung von einer Lernrunde zur nächsten.</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>PPO: how often a rollout is gone through.</source>
        <translation>PPO: wie oft ein Rollout durchlaufen wird.</translation>
    </message>
    <message>
        <source>Advantage decay</source>
        <translation>Abklingen des Vorteils</translation>
    </message>
    <message>
        <source>PPO and A2C: lower trusts the estimated values, 1 only what happened.</source>
        <translation>PPO und A2C: Niedriger vertraut mehr den geschätzten Werten, 1 nur dem, was geschah.</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>Begrenzung</translation>
    </message>
    <message>
        <source>PPO: how far a probability may move in one round of learning.</source>
        <translation>PPO: wie weit sich eine Wahrscheinlichkeit in einer Lernrunde verschieben darf.</translation>
    </message>
    <message>
        <source>Weight of values</source>
        <translation>Gewicht der Werte</translation>
    </message>
    <message>
        <source>PPO and A2C: share of the error of values in the loss.</source>
        <translation>PPO und A2C: Anteil des Fehlers der Werte am Verlust.</translation>
    </message>
    <message>
        <source>Weight of entropy</source>
        <translation>Gewicht der Entropie</translation>
    </message>
    <message>
        <source>PPO and A2C: higher keeps moves varied.</source>
        <translation>PPO und A2C: Höher hält die Aktionen abwechslungsreich.</translation>
    </message>
    <message>
        <source>Normalise advantages</source>
        <translation>Vorteile normalisieren</translation>
    </message>
    <message>
        <source>PPO and A2C: learn from how much better than others a moment was.</source>
        <translation>PPO und A2C: daraus lernen, um wie viel besser eine Erfahrung war als andere.</translation>
    </message>
    <message>
        <source>Episodes of an evaluation</source>
        <translation>Episoden je Auswertung</translation>
    </message>
    <message>
        <source>More take longer and tell more surely which checkpoint is best.</source>
        <translation>Mehr dauern länger und zeigen sicherer, welcher Zwischenstand der beste ist.</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Frame</translation>
    </message>
    <message>
        <source>Samples from one frame of descriptors to the next where the agent plays; 0: as the table was analysed.</source>
        <translation>Samples von einem Frame der Deskriptoren zum nächsten, wo der Agent spielt; 0: wie bei der Analyse der Tabelle.</translation>
    </message>
    <message>
        <source>Frames a decision</source>
        <translation>Frames je Entscheidung</translation>
    </message>
    <message>
        <source>Only every so many-th frame is heard and decided on.</source>
        <translation>Nur einmal in so vielen Frames wird gehört und entschieden.</translation>
    </message>
    <message>
        <source>Sample every</source>
        <translation>Hörprobe alle</translation>
    </message>
    <message>
        <source>Time from one sample of what the agent plays to the next; 0: none.</source>
        <translation>Zeit von einer Hörprobe dessen, was der Agent spielt, zur nächsten; 0: keine.</translation>
    </message>
    <message>
        <source>Number of different labels; more tell more apart, are harder to learn and find shorter runs.</source>
        <translation>Anzahl verschiedener Labels; mehr Labels unterscheiden mehr, sind schwerer zu lernen und finden kürzere Folgen.</translation>
    </message>
    <message>
        <source>wav2vec2</source>
        <translation>wav2vec2</translation>
    </message>
    <message>
        <source>File of a trained wav2vec 2.0 network, for &apos;wav2vec2&apos; alone.</source>
        <translation>Datei eines trainierten wav2vec-2.0-Netzes, nur für &apos;wav2vec2&apos;.</translation>
    </message>
    <message>
        <source>Segments below this level are silent: nothing is learned from them, they are never chosen, and answered by silence.</source>
        <translation>Segmente unter diesem Pegel gelten als still: Aus ihnen wird nichts gelernt, sie werden nie gewählt und mit Stille beantwortet.</translation>
    </message>
    <message>
        <source>Likely labels</source>
        <translation>Wahrscheinliche Labels</translation>
    </message>
    <message>
        <source>Share of the probability that is drawn from: less is safer, 1 admits everything. Needs a model.</source>
        <translation>Anteil der Wahrscheinlichkeit, aus dem gezogen wird: Weniger ist sicherer, 1 lässt alles zu. Braucht ein Modell.</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>Above 1 more daring, below 1 more of the expected. Needs a model.</source>
        <translation>Über 1 gewagter, unter 1 mehr vom Erwarteten. Braucht ein Modell.</translation>
    </message>
    <message>
        <source>Best labels</source>
        <translation>Beste Labels</translation>
    </message>
    <message>
        <source>Only so many of the likeliest labels are drawn from; 1: always the likeliest, 0: any number. Needs a model.</source>
        <translation>Nur aus so vielen der wahrscheinlichsten Labels wird gezogen; 1: immer das wahrscheinlichste, 0: beliebig viele. Braucht ein Modell.</translation>
    </message>
    <message>
        <source>Labels of the memory</source>
        <translation>Labels des Gedächtnisses</translation>
    </message>
    <message>
        <source>Whether the model may only ask for what the memory has: hard always, soft where likely enough, off never.</source>
        <translation>Ob das Modell nur verlangen darf, was das Gedächtnis hat: hart immer, weich wo wahrscheinlich genug, aus nie.</translation>
    </message>
    <message>
        <source>hard</source>
        <translation>hart</translation>
    </message>
    <message>
        <source>soft</source>
        <translation>weich</translation>
    </message>
    <message>
        <source>Beams</source>
        <translation>Suchstrahlen</translation>
    </message>
    <message>
        <source>Looks for the likeliest whole answer with so many at once, in place of drawing; 0: draws.</source>
        <translation>Sucht mit so vielen zugleich die wahrscheinlichste ganze Antwort, statt zu ziehen; 0: zieht.</translation>
    </message>
    <message>
        <source>Variety of beams</source>
        <translation>Vielfalt der Suchstrahlen</translation>
    </message>
    <message>
        <source>How much beams that use many labels are preferred.</source>
        <translation>Wie stark Suchstrahlen bevorzugt werden, die viele Labels verwenden.</translation>
    </message>
    <message>
        <source>Border of likely labels</source>
        <translation>Grenze wahrscheinlicher Labels</translation>
    </message>
    <message>
        <source>Whether the label that crosses the share is left out (tight, as published) or kept (usual).</source>
        <translation>Ob das Label, das den Anteil überschreitet, weggelassen (eng, wie veröffentlicht) oder behalten wird (üblich).</translation>
    </message>
    <message>
        <source>tight</source>
        <translation>eng</translation>
    </message>
    <message>
        <source>usual</source>
        <translation>üblich</translation>
    </message>
    <message>
        <source>Carry over</source>
        <translation>Anknüpfen</translation>
    </message>
    <message>
        <source>Each window goes on from what the one before has answered.</source>
        <translation>Jedes Fenster schließt an das an, was das vorige geantwortet hat.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Labels as notes, cue list, runs of the memory as sounds, corpus for CataRT, the lists as NumPy and CSV files, or all of it.</source>
        <translation>Labels als Noten, Cue-Liste, Folgen des Gedächtnisses als Klänge, Korpus für CataRT, die Listen als NumPy- und CSV-Dateien oder alles zusammen.</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>midi</source>
        <translation>MIDI</translation>
    </message>
    <message>
        <source>cues</source>
        <translation>Cue-Liste</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>catart</source>
        <translation>CataRT</translation>
    </message>
    <message>
        <source>lists</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>CataRT columns</source>
        <translation>CataRT-Spalten</translation>
    </message>
    <message>
        <source>What stands beside each piece of the memory: its label, or what was heard of it, number by number.</source>
        <translation>Was neben jedem Stück des Gedächtnisses steht: sein Label oder das, was daran gehört wurde, Zahl für Zahl.</translation>
    </message>
    <message>
        <source>label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>vector</source>
        <translation>Vektor</translation>
    </message>
    <message>
        <source>Instrument</source>
        <translation>Instrument</translation>
    </message>
    <message>
        <source>Class in the CataRT text; empty: after the memory&apos;s name.</source>
        <translation>Klasse im CataRT-Text; leer: nach dem Namen des Gedächtnisses.</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>tiny learns a pair in about a minute; paper is the published size, for large collections and a GPU.</source>
        <translation>„winzig“ lernt ein Paar in etwa einer Minute; „wie veröffentlicht“ ist die Größe des veröffentlichten Systems, für große Sammlungen und eine GPU.</translation>
    </message>
    <message>
        <source>tiny</source>
        <translation>winzig</translation>
    </message>
    <message>
        <source>paper</source>
        <translation>wie veröffentlicht</translation>
    </message>
    <message>
        <source>Learns to</source>
        <translation>Lernt zu</translation>
    </message>
    <message>
        <source>Answer a guide as the partner did, or continue a track by itself.</source>
        <translation>Einer Führung antworten, wie es der Mitspieler tat, oder eine Spur von selbst fortsetzen.</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>antworten</translation>
    </message>
    <message>
        <source>completion</source>
        <translation>fortsetzen</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Beziehung</translation>
    </message>
    <message>
        <source>With more than two tracks: each of the others leads and one stem answers, or one stem leads and the mix of the others answers.</source>
        <translation>Bei mehr als zwei Spuren: Jede der anderen führt und ein Stem antwortet, oder ein Stem führt und der Mix der anderen antwortet.</translation>
    </message>
    <message>
        <source>stem</source>
        <translation>Stem</translation>
    </message>
    <message>
        <source>mix</source>
        <translation>Mix</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>One from every segment (dense), every 10 s (sliding) or end to end (uniform).</source>
        <translation>Eines ab jedem Segment (dicht), alle 10 s (gleitend) oder Ende an Ende (gleichmäßig).</translation>
    </message>
    <message>
        <source>dense</source>
        <translation>dicht</translation>
    </message>
    <message>
        <source>sliding</source>
        <translation>gleitend</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>gleichmäßig</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>What is not learned from, to tell what was learned: the end of each pair or whole songs; auto: songs where there are eight.</source>
        <translation>Woraus nicht gelernt wird, um zu erkennen, was gelernt wurde: das Ende jedes Paars (Zeit) oder ganze Songs; automatisch: Songs, wenn es acht gibt.</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>songs</source>
        <translation>Songs</translation>
    </message>
    <message>
        <source>Share held back</source>
        <translation>Zurückgehaltener Anteil</translation>
    </message>
    <message>
        <source>How much of the material is not learned from, to judge what was learned.</source>
        <translation>Aus wie viel des Materials nicht gelernt wird, um zu beurteilen, was gelernt wurde.</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>How much of the rest is not learned from, to choose the best checkpoint.</source>
        <translation>Aus wie viel des Rests nicht gelernt wird, um den besten Zwischenstand zu wählen.</translation>
    </message>
    <message>
        <source>How often each window is learned from; 0: the steps decide.</source>
        <translation>Wie oft aus jedem Fenster gelernt wird; 0: Die Schritte entscheiden.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>auto, cpu, or a CUDA device such as cuda:0.</source>
        <translation>auto, cpu oder ein CUDA-Gerät wie cuda:0.</translation>
    </message>
    <message>
        <source>Items an update learns from, over all processes.</source>
        <translation>Beispiele, aus denen eine Aktualisierung lernt, über alle Prozesse.</translation>
    </message>
    <message>
        <source>Pieces of a batch</source>
        <translation>Teile eines Batches</translation>
    </message>
    <message>
        <source>More pieces need less memory and more time.</source>
        <translation>Mehr Teile brauchen weniger Arbeitsspeicher und mehr Zeit.</translation>
    </message>
    <message>
        <source>Clip gradients</source>
        <translation>Gradienten begrenzen</translation>
    </message>
    <message>
        <source>Longest gradient that an update may have; 0: any.</source>
        <translation>Längster Gradient, den eine Aktualisierung haben darf; 0: beliebig.</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Rechengenauigkeit</translation>
    </message>
    <message>
        <source>Half precision is faster and needs a CUDA device.</source>
        <translation>Halbe Genauigkeit ist schneller und braucht ein CUDA-Gerät.</translation>
    </message>
    <message>
        <source>float32</source>
        <translation>float32</translation>
    </message>
    <message>
        <source>float16</source>
        <translation>float16</translation>
    </message>
    <message>
        <source>bfloat16</source>
        <translation>bfloat16</translation>
    </message>
    <message>
        <source>How far each update goes; too high breaks the training down.</source>
        <translation>Wie weit jede Aktualisierung geht; zu hoch lässt das Training zusammenbrechen.</translation>
    </message>
    <message>
        <source>Rate over time</source>
        <translation>Lernrate im Verlauf</translation>
    </message>
    <message>
        <source>How the learning rate changes until the end.</source>
        <translation>Wie sich die Lernrate bis zum Ende ändert.</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>konstant</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>inverse-sqrt</source>
        <translation>inverse Wurzel</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>Aufwärmen</translation>
    </message>
    <message>
        <source>Steps in which the learning rate rises from 0.</source>
        <translation>Schritte, in denen die Lernrate von 0 ansteigt.</translation>
    </message>
    <message>
        <source>Rate at the end</source>
        <translation>Lernrate am Ende</translation>
    </message>
    <message>
        <source>Cosine and linear: the last learning rate, as a part of the highest.</source>
        <translation>Kosinus und linear: die letzte Lernrate als Teil der höchsten.</translation>
    </message>
    <message>
        <source>Fall every</source>
        <translation>Absenken alle</translation>
    </message>
    <message>
        <source>Fall by</source>
        <translation>Absenken mit Faktor</translation>
    </message>
    <message>
        <source>Step: what the learning rate is multiplied with at each fall.</source>
        <translation>Stufen: womit die Lernrate bei jeder Absenkung multipliziert wird.</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>Optimierer</translation>
    </message>
    <message>
        <source>How gradients become updates.</source>
        <translation>Wie aus Gradienten Aktualisierungen werden.</translation>
    </message>
    <message>
        <source>adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>adamw</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>sgd</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>rmsprop</source>
        <translation>RMSprop</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Abklingen der Gewichte</translation>
    </message>
    <message>
        <source>Pulls weights to 0; AdamW apart from the gradient.</source>
        <translation>Zieht Gewichte gegen 0; AdamW unabhängig vom Gradienten.</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>Momentum</translation>
    </message>
    <message>
        <source>SGD and RMSprop: the part of the last update that goes on.</source>
        <translation>SGD und RMSprop: der Teil der letzten Aktualisierung, der weiterwirkt.</translation>
    </message>
    <message>
        <source>Beta 1</source>
        <translation>Beta 1</translation>
    </message>
    <message>
        <source>Adam: memory of the mean gradient.</source>
        <translation>Adam: wie lange der mittlere Gradient nachwirkt.</translation>
    </message>
    <message>
        <source>Beta 2</source>
        <translation>Beta 2</translation>
    </message>
    <message>
        <source>Adam: memory of the mean squared gradient.</source>
        <translation>Adam: wie lange der mittlere quadrierte Gradient nachwirkt.</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>RMSprop: memory of the mean squared gradient.</source>
        <translation>RMSprop: wie lange der mittlere quadrierte Gradient nachwirkt.</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>Epsilon</translation>
    </message>
    <message>
        <source>Keeps divisions by small gradients tame.</source>
        <translation>Hält Divisionen durch kleine Gradienten im Zaum.</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>Label-Glättung</translation>
    </message>
    <message>
        <source>Share of the wanted probability that all labels divide: less certainty.</source>
        <translation>Anteil der gewünschten Wahrscheinlichkeit, den sich alle Labels teilen: weniger Gewissheit.</translation>
    </message>
    <message>
        <source>Rare labels count more</source>
        <translation>Seltene Labels zählen mehr</translation>
    </message>
    <message>
        <source>Each label weighs the less the more often it is wanted.</source>
        <translation>Jedes Label wiegt umso weniger, je öfter es verlangt wird.</translation>
    </message>
    <message>
        <source>Entropy weight</source>
        <translation>Gewicht der Entropie</translation>
    </message>
    <message>
        <source>How much undecided predictions are rewarded: more diverse answers.</source>
        <translation>Wie stark unentschiedene Vorhersagen belohnt werden: vielfältigere Antworten.</translation>
    </message>
    <message>
        <source>Loss of whole windows</source>
        <translation>Verlust ganzer Fenster</translation>
    </message>
    <message>
        <source>Every window counts alike, however much of it is silent; without smoothing and weights.</source>
        <translation>Jedes Fenster zählt gleich, wie viel davon auch still ist; ohne Glättung und Gewichte.</translation>
    </message>
    <message>
        <source>Scheduled sampling</source>
        <translation>Geplantes Sampling</translation>
    </message>
    <message>
        <source>Learns more and more from its own answers instead of the true ones.</source>
        <translation>Lernt mehr und mehr aus eigenen Antworten statt aus den wahren.</translation>
    </message>
    <message>
        <source>Delay of scheduled sampling</source>
        <translation>Verzögerung des geplanten Samplings</translation>
    </message>
    <message>
        <source>The greater, the later own answers take the place of the true ones.</source>
        <translation>Je größer, desto später treten eigene Antworten an die Stelle der wahren.</translation>
    </message>
    <message>
        <source>Follow first</source>
        <translation>Zuerst folgen</translation>
    </message>
    <message>
        <source>Share of the training that begins with following the guide itself; what a partner does instead is learned from there with less material.</source>
        <translation>Anteil am Anfang des Trainings, in dem der Führung selbst gefolgt wird; was ein Mitspieler stattdessen tut, lernt sich von dort aus mit weniger Material.</translation>
    </message>
    <message>
        <source>Best checkpoint</source>
        <translation>Bester Zwischenstand</translation>
    </message>
    <message>
        <source>What decides which one is kept: the least loss, or the most right answers to the guide alone.</source>
        <translation>Was entscheidet, welcher behalten wird: der geringste Verlust oder die meisten richtigen Antworten auf die Führung allein.</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Layers that learn</source>
        <translation>Lernende Schichten</translation>
    </message>
    <message>
        <source>all, last:n (the last n and the output layer) or output.</source>
        <translation>all, last:n (die letzten n und die Ausgabeschicht) oder output.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>A: the answer attends to the guide&apos;s labels themselves; B: to what an encoder makes of them.</source>
        <translation>A: Die Antwort achtet auf die Labels der Führung selbst; B: auf das, was ein Encoder daraus macht.</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Vorgegeben</translation>
    </message>
    <message>
        <source>Share of a window that is the beginning, where a track is to be continued.</source>
        <translation>Anteil eines Fensters, der den Anfang bildet, wo eine Spur fortgesetzt werden soll.</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>Share of the network that each step leaves out: more learns less by heart.</source>
        <translation>Anteil des Netzes, den jeder Schritt auslässt: Mehr lernt weniger auswendig.</translation>
    </message>
    <message>
        <source>Masking</source>
        <translation>Maskierung</translation>
    </message>
    <message>
        <source>How often a stretch of the guide is hidden while learning.</source>
        <translation>Wie oft beim Lernen eine Strecke der Führung verdeckt wird.</translation>
    </message>
    <message>
        <source>Masked stretch</source>
        <translation>Maskierte Strecke</translation>
    </message>
    <message>
        <source>Segments that are hidden at a time.</source>
        <translation>Segmente, die auf einmal verdeckt werden.</translation>
    </message>
    <message>
        <source>Relative positions</source>
        <translation>Relative Positionen</translation>
    </message>
    <message>
        <source>Learns distances between segments beside their places; experimental.</source>
        <translation>Lernt neben den Orten der Segmente auch ihre Abstände; experimentell.</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Segmente</translation>
    </message>
    <message>
        <source>Lengths to try, in seconds, with commas between.</source>
        <translation>Auszuprobierende Längen in Sekunden, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>Numbers of labels</source>
        <translation>Anzahlen der Labels</translation>
    </message>
    <message>
        <source>Numbers to try, with commas between.</source>
        <translation>Auszuprobierende Anzahlen, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>Learning rates</source>
        <translation>Lernraten</translation>
    </message>
    <message>
        <source>Rates to try, with commas between; empty: the training&apos;s own.</source>
        <translation>Auszuprobierende Lernraten, durch Kommas getrennt; leer: die des Trainings.</translation>
    </message>
    <message>
        <source>How long the track goes on.</source>
        <translation>Wie lange die Spur weitergeht.</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Exactly the published sets (80 % of the songs for training, the rest halved), or the shares below, drawn by the seed.</source>
        <translation>Genau die veröffentlichten Mengen (80 % der Songs fürs Training, der Rest halbiert) oder die Anteile unten, nach dem Startwert gezogen.</translation>
    </message>
    <message>
        <source>published</source>
        <translation>wie veröffentlicht</translation>
    </message>
    <message>
        <source>shares</source>
        <translation>Anteile</translation>
    </message>
    <message>
        <source>Share of the songs.</source>
        <translation>Anteil der Songs.</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Copy the files, link to them (they must then stay where they are), or only write the list.</source>
        <translation>Die Dateien kopieren, auf sie verweisen (dann müssen sie bleiben, wo sie sind) oder nur die Liste schreiben.</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>kopieren</translation>
    </message>
    <message>
        <source>link</source>
        <translation>verweisen</translation>
    </message>
    <message>
        <source>list</source>
        <translation>nur Liste</translation>
    </message>
    <message>
        <source>Longest excerpt, from the beginning of a song.</source>
        <translation>Längster Ausschnitt, vom Anfang eines Songs an.</translation>
    </message>
    <message>
        <source>Kind of relation</source>
        <translation>Art der Beziehung</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>lead-accompaniment</source>
        <translation>Führung und Begleitung</translation>
    </message>
    <message>
        <source>harmonic</source>
        <translation>harmonisch</translation>
    </message>
    <message>
        <source>intensity</source>
        <translation>Intensität</translation>
    </message>
    <message>
        <source>mode-change</source>
        <translation>Wechsel des Tongeschlechts</translation>
    </message>
    <message>
        <source>digression</source>
        <translation>Abschweifung</translation>
    </message>
    <message>
        <source>question-answer</source>
        <translation>Frage und Antwort</translation>
    </message>
    <message>
        <source>special</source>
        <translation>besonders</translation>
    </message>
    <message>
        <source>Draw again</source>
        <translation>Neu ziehen</translation>
    </message>
    <message>
        <source>Stretches whose labels the model draws again: one of its segments and a seed, such as 30=7.</source>
        <translation>Abschnitte, deren Labels das Modell neu zieht: eines ihrer Segmente und ein Startwert, etwa 30=7.</translation>
    </message>
    <message>
        <source>Labels learned from</source>
        <translation>Labels gelernt aus</translation>
    </message>
    <message>
        <source>The segments that they are to tell apart or, as published, single frames of &apos;wav2vec2&apos; from two places in 15 s; needs an absolute comparison.</source>
        <translation>Die Segmente, die sie unterscheiden sollen, oder, wie veröffentlicht, einzelne Frames von &apos;wav2vec2&apos; an zwei Stellen in 15 s; braucht einen absoluten Vergleich.</translation>
    </message>
    <message>
        <source>segments</source>
        <translation>Segmenten</translation>
    </message>
    <message>
        <source>frames</source>
        <translation>Frames</translation>
    </message>
    <message>
        <source>Weights in</source>
        <translation>Gewichte in</translation>
    </message>
    <message>
        <source>Large models answer faster with weights of fewer bits; auto does so where it makes no difference to speak of.</source>
        <translation>Große Modelle antworten mit Gewichten aus weniger Bits schneller; auto tut das, wo es keinen nennenswerten Unterschied macht.</translation>
    </message>
    <message>
        <source>fp32</source>
        <translation>fp32</translation>
    </message>
    <message>
        <source>bf16</source>
        <translation>bf16</translation>
    </message>
    <message>
        <source>int8</source>
        <translation>int8</translation>
    </message>
    <message>
        <source>cosine-restarts</source>
        <translation>Kosinus mit Neustarts</translation>
    </message>
    <message>
        <source>Step: steps from one fall of the learning rate to the next; cosine-restarts: from one start to the next.</source>
        <translation>Stufe: Schritte von einem Fall der Lernrate zum nächsten; Kosinus mit Neustarts: von einem Start zum nächsten.</translation>
    </message>
    <message>
        <source>Above 1 more daring, below 1 more of the expected.</source>
        <translation>Über 1 gewagter, unter 1 mehr vom Erwarteten.</translation>
    </message>
    <message>
        <source>Alignment</source>
        <translation>Ausrichtung</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>As each file suggests, or: track the beats of a played piece, trust the file&apos;s own bars, take it as if at 120 bpm.</source>
        <translation>Wie jede Datei es nahelegt, oder: die Schläge eines gespielten Stücks verfolgen, den Takten der Datei trauen, sie wie mit 120 bpm nehmen.</translation>
    </message>
    <message>
        <source>Attention heads of the network; files do not say them.</source>
        <translation>Aufmerksamkeitsköpfe des Netzes; Dateien sagen sie nicht.</translation>
    </message>
    <message>
        <source>Bars and beats</source>
        <translation>Takte und Schläge</translation>
    </message>
    <message>
        <source>Beat: kept</source>
        <translation>Platz: behalten</translation>
    </message>
    <message>
        <source>Beat: temperature</source>
        <translation>Platz: Temperatur</translation>
    </message>
    <message>
        <source>Chord: kept</source>
        <translation>Akkord: behalten</translation>
    </message>
    <message>
        <source>Chord: temperature</source>
        <translation>Akkord: Temperatur</translation>
    </message>
    <message>
        <source>Close holes</source>
        <translation>Löcher schließen</translation>
    </message>
    <message>
        <source>Codes begin at the data, and unused ones are set anew; off: as published, where most die at once.</source>
        <translation>Codes beginnen bei den Daten, und unbenutzte werden neu gesetzt; aus: wie veröffentlicht, wo die meisten sofort sterben.</translation>
    </message>
    <message>
        <source>Divergence</source>
        <translation>Divergenz</translation>
    </message>
    <message>
        <source>Draws only rows that make music; off: everything, as published.</source>
        <translation>Zieht nur Zeilen, die Musik ergeben; aus: alles, wie veröffentlicht.</translation>
    </message>
    <message>
        <source>Duration: kept</source>
        <translation>Dauer: behalten</translation>
    </message>
    <message>
        <source>Duration: temperature</source>
        <translation>Dauer: Temperatur</translation>
    </message>
    <message>
        <source>Each element by itself: velocity=0.8@piece, tempo=-1@arousal, pitch=1@Q3.</source>
        <translation>Jedes Element für sich: velocity=0.8@piece, tempo=-1@arousal, pitch=1@Q3.</translation>
    </message>
    <message>
        <source>Each piece is followed by code 0, as published.</source>
        <translation>Auf jedes Stück folgt Code 0, wie veröffentlicht.</translation>
    </message>
    <message>
        <source>Elements</source>
        <translation>Elemente</translation>
    </message>
    <message>
        <source>Emotion in every row</source>
        <translation>Emotion in jeder Zeile</translation>
    </message>
    <message>
        <source>Emotion</source>
        <translation>Emotion</translation>
    </message>
    <message>
        <source>Epochs after which the learning rate starts again, with the schedule cosine-restarts.</source>
        <translation>Epochen, nach denen die Lernrate neu beginnt, beim Verlauf Kosinus mit Neustarts.</translation>
    </message>
    <message>
        <source>Goes to the nearest code, or to the nearest slice of a used code, after moving.</source>
        <translation>Geht nach dem Bewegen zum nächsten Code oder zur nächsten Scheibe eines benutzten Codes.</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>Köpfe</translation>
    </message>
    <message>
        <source>How codes are tied to elements (TRANS: by a network, MEAN: by their mean), how they are read (CA, CONCAT), and by which decoders (G, E, GE).</source>
        <translation>Wie Codes an Elemente gebunden sind (TRANS: durch ein Netz, MEAN: durch ihr Mittel), wie sie gelesen werden (CA, CONCAT) und von welchen Decodern (G, E, GE).</translation>
    </message>
    <message>
        <source>How exactly the weights are kept while drawing; auto: as fast as it can be without being heard.</source>
        <translation>Wie genau die Gewichte beim Ziehen gehalten werden; auto: so schnell es geht, ohne dass man es hört.</translation>
    </message>
    <message>
        <source>How far: 0 not at all, 1 the whole way; along a direction -2 to 2.</source>
        <translation>Wie weit: 0 gar nicht, 1 den ganzen Weg; entlang einer Richtung -2 bis 2.</translation>
    </message>
    <message>
        <source>How many are written.</source>
        <translation>Wie viele geschrieben werden.</translation>
    </message>
    <message>
        <source>How many neighbours a piece has on the map.</source>
        <translation>Wie viele Nachbarn ein Stück auf der Karte hat.</translation>
    </message>
    <message>
        <source>How much the latent numbers of an element must follow its order. It compares the pieces that are in memory at once: more pieces of a batch are fewer comparisons.</source>
        <translation>Wie sehr die latenten Zahlen eines Elements seiner Ordnung folgen müssen. Verglichen werden die Stücke, die zugleich im Speicher sind: mehr Teile eines Stapels sind weniger Vergleiche.</translation>
    </message>
    <message>
        <source>How often each piece is learned from; 0: the steps decide.</source>
        <translation>Wie oft aus jedem Stück gelernt wird; 0: die Schritte entscheiden.</translation>
    </message>
    <message>
        <source>Iterations</source>
        <translation>Durchläufe</translation>
    </message>
    <message>
        <source>Leave padding out</source>
        <translation>Auffüllung auslassen</translation>
    </message>
    <message>
        <source>Likely codes</source>
        <translation>Wahrscheinliche Codes</translation>
    </message>
    <message>
        <source>Longest piece</source>
        <translation>Längstes Stück</translation>
    </message>
    <message>
        <source>MEAN_CA_GE</source>
        <translation>MEAN_CA_GE</translation>
    </message>
    <message>
        <source>MEAN_CONCAT_GE</source>
        <translation>MEAN_CONCAT_GE</translation>
    </message>
    <message>
        <source>Mean over</source>
        <translation>Mittel über</translation>
    </message>
    <message>
        <source>More than 1: a row of pieces on the way.</source>
        <translation>Mehr als 1: eine Reihe von Stücken auf dem Weg.</translation>
    </message>
    <message>
        <source>Moves</source>
        <translation>Bewegungen</translation>
    </message>
    <message>
        <source>Of the piece that is written: target, that of what it moves towards; own, that of the piece; or Q1 to Q4, or valence and arousal.</source>
        <translation>Des geschriebenen Stücks: target, die dessen, wohin es geht; own, die des Stücks; oder Q1 bis Q4, oder Valenz und Erregung.</translation>
    </message>
    <message>
        <source>Off: in the first row alone, as published.</source>
        <translation>Aus: nur in der ersten Zeile, wie veröffentlicht.</translation>
    </message>
    <message>
        <source>Off: what is behind the end of a piece is heard, too, as published.</source>
        <translation>Aus: auch was hinter dem Ende eines Stücks liegt, wird gehört, wie veröffentlicht.</translation>
    </message>
    <message>
        <source>Only the elements that moved, so that the rest stays as it was, or all of them, as published.</source>
        <translation>Nur die Elemente, die sich bewegt haben, sodass der Rest bleibt, oder alle, wie veröffentlicht.</translation>
    </message>
    <message>
        <source>Only what can be</source>
        <translation>Nur was sein kann</translation>
    </message>
    <message>
        <source>Order of the elements</source>
        <translation>Ordnung der Elemente</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordnung</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>Perplexität</translation>
    </message>
    <message>
        <source>Pieces are learned from at up to so many semitones higher or lower: mood does not depend on the key.</source>
        <translation>Stücke werden bis zu so viele Halbtöne höher oder tiefer gelernt: die Stimmung hängt nicht an der Tonart.</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Stücke</translation>
    </message>
    <message>
        <source>Pitch: kept</source>
        <translation>Tonhöhe: behalten</translation>
    </message>
    <message>
        <source>Pitch: temperature</source>
        <translation>Tonhöhe: Temperatur</translation>
    </message>
    <message>
        <source>Q1 (happy), Q2 (tense), Q3 (sad), Q4 (calm), or valence and arousal, -1 to 1 each, such as 0.5,-0.2.</source>
        <translation>Q1 (froh), Q2 (gespannt), Q3 (traurig), Q4 (ruhig), oder Valenz und Erregung, je -1 bis 1, etwa 0.5,-0.2.</translation>
    </message>
    <message>
        <source>Revive codes</source>
        <translation>Codes wiederbeleben</translation>
    </message>
    <message>
        <source>Rows at a time</source>
        <translation>Zeilen auf einmal</translation>
    </message>
    <message>
        <source>Rows of a piece that are looked at.</source>
        <translation>Zeilen eines Stücks, die angesehen werden.</translation>
    </message>
    <message>
        <source>Rows of a piece, from anywhere in it, that a step learns from.</source>
        <translation>Zeilen eines Stücks, von irgendwo darin, aus denen ein Schritt lernt.</translation>
    </message>
    <message>
        <source>Rows that are kept of a piece; what follows is left out.</source>
        <translation>Zeilen, die von einem Stück behalten werden; was folgt, fällt weg.</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Share of the prior&apos;s probability that is drawn from.</source>
        <translation>Anteil der Wahrscheinlichkeit des Priors, aus dem gezogen wird.</translation>
    </message>
    <message>
        <source>Share of the probability that is drawn from; 1: all.</source>
        <translation>Anteil der Wahrscheinlichkeit, aus dem gezogen wird; 1: alles.</translation>
    </message>
    <message>
        <source>Share of the songs that decides which moment of the training is kept.</source>
        <translation>Anteil der Lieder, der entscheidet, welcher Moment des Trainings behalten wird.</translation>
    </message>
    <message>
        <source>Share of the songs that is not learned from and chooses the best checkpoint; 0: what was learned from does.</source>
        <translation>Anteil der Lieder, aus denen nicht gelernt wird und die den besten Checkpoint wählen; 0: was gelernt wurde, wählt.</translation>
    </message>
    <message>
        <source>Share of the songs that the accuracy is measured on.</source>
        <translation>Anteil der Lieder, an denen die Genauigkeit gemessen wird.</translation>
    </message>
    <message>
        <source>Snap</source>
        <translation>Einrasten</translation>
    </message>
    <message>
        <source>Songs to choose by</source>
        <translation>Lieder zum Auswählen</translation>
    </message>
    <message>
        <source>Songs to judge by</source>
        <translation>Lieder zum Beurteilen</translation>
    </message>
    <message>
        <source>Start again every</source>
        <translation>Neu beginnen alle</translation>
    </message>
    <message>
        <source>Steps of the map&apos;s layout.</source>
        <translation>Schritte der Anordnung der Karte.</translation>
    </message>
    <message>
        <source>Steps on the way</source>
        <translation>Schritte auf dem Weg</translation>
    </message>
    <message>
        <source>Steps to divergence</source>
        <translation>Schritte bis zur Divergenz</translation>
    </message>
    <message>
        <source>TRANS_CA_G</source>
        <translation>TRANS_CA_G</translation>
    </message>
    <message>
        <source>TRANS_CA_GE</source>
        <translation>TRANS_CA_GE</translation>
    </message>
    <message>
        <source>TRANS_CONCAT_GE</source>
        <translation>TRANS_CONCAT_GE</translation>
    </message>
    <message>
        <source>TRANS_NONE_E</source>
        <translation>TRANS_NONE_E</translation>
    </message>
    <message>
        <source>Takes out whole bars of silence.</source>
        <translation>Nimmt ganze Takte Stille heraus.</translation>
    </message>
    <message>
        <source>Tempo: kept</source>
        <translation>Tempo: behalten</translation>
    </message>
    <message>
        <source>Tempo: temperature</source>
        <translation>Tempo: Temperatur</translation>
    </message>
    <message>
        <source>The rows of the piece itself, or all rows, padding included, as published.</source>
        <translation>Die Zeilen des Stücks selbst, oder alle Zeilen samt Auffüllung, wie veröffentlicht.</translation>
    </message>
    <message>
        <source>Towards</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Transposition</source>
        <translation>Transposition</translation>
    </message>
    <message>
        <source>Type: kept</source>
        <translation>Art: behalten</translation>
    </message>
    <message>
        <source>Type: temperature</source>
        <translation>Art: Temperatur</translation>
    </message>
    <message>
        <source>VAE alone: how much the latent numbers of a piece must be like standard normal ones.</source>
        <translation>Nur VAE: wie sehr die latenten Zahlen eines Stücks normalverteilten gleichen müssen.</translation>
    </message>
    <message>
        <source>VAE alone: the weight of the divergence grows over so many steps.</source>
        <translation>Nur VAE: das Gewicht der Divergenz wächst über so viele Schritte.</translation>
    </message>
    <message>
        <source>VAE</source>
        <translation>VAE</translation>
    </message>
    <message>
        <source>VQ_VAE_CA</source>
        <translation>VQ_VAE_CA</translation>
    </message>
    <message>
        <source>VQ_VAE_CONCAT</source>
        <translation>VQ_VAE_CONCAT</translation>
    </message>
    <message>
        <source>Velocity: kept</source>
        <translation>Anschlag: behalten</translation>
    </message>
    <message>
        <source>Velocity: temperature</source>
        <translation>Anschlag: Temperatur</translation>
    </message>
    <message>
        <source>What moves: tempo, chord, bar-beat, type, pitch, duration, velocity; several with commas.</source>
        <translation>Was sich bewegt: tempo, chord, bar-beat, type, pitch, duration, velocity; mehrere mit Kommas.</translation>
    </message>
    <message>
        <source>Which order of values a slice follows: the dictionary&apos;s text order, as published, or by number.</source>
        <translation>Welcher Ordnung der Werte eine Scheibe folgt: der des Wörterbuchs als Text, wie veröffentlicht, oder nach Zahlen.</translation>
    </message>
    <message>
        <source>Which place of the second piece each place goes to: by bars, by position, or to its mean.</source>
        <translation>Welche Stelle des zweiten Stücks zu jeder Stelle gehört: nach Takten, nach Position, oder sein Mittel.</translation>
    </message>
    <message>
        <source>Writes anew</source>
        <translation>Schreibt neu</translation>
    </message>
    <message>
        <source>Zero at the end</source>
        <translation>Null am Ende</translation>
    </message>
    <message>
        <source>aligned</source>
        <translation>ausgerichtet</translation>
    </message>
    <message>
        <source>bar</source>
        <translation>Takt</translation>
    </message>
    <message>
        <source>code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>compact learns a few hundred pieces in minutes; paper is the published size; tiny is for trying out.</source>
        <translation>compact lernt ein paar hundert Stücke in Minuten; paper ist die veröffentlichte Größe; tiny ist zum Ausprobieren.</translation>
    </message>
    <message>
        <source>compact</source>
        <translation>compact</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>fest</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>bewegte</translation>
    </message>
    <message>
        <source>numeric</source>
        <translation>nach Zahlen</translation>
    </message>
    <message>
        <source>piece</source>
        <translation>Stück</translation>
    </message>
    <message>
        <source>position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>semitones</source>
        <translation>Halbtöne</translation>
    </message>
    <message>
        <source>slice</source>
        <translation>Scheibe</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>tiny learns in minutes and hears short pieces, compact in hours; paper is the published size, for a GPU or much patience.</source>
        <translation>tiny lernt in Minuten und hört kurze Stücke, compact in Stunden; paper ist die veröffentlichte Größe, für eine GPU oder viel Geduld.</translation>
    </message>
    <message>
        <source>track</source>
        <translation>verfolgen</translation>
    </message>
    <message>
        <source>What one track has to do with the other; new models listen accordingly. Of a data set with tagged songs (pairs.json) only those of this kind are taken.</source>
        <translation>Was die eine Spur mit der anderen zu tun hat; neue Modelle hören danach. Von einer Sammlung mit bezeichneten Stücken (pairs.json) werden nur die von dieser Art genommen.</translation>
    </message>
    <message>
        <source>The others</source>
        <translation>Die anderen</translation>
    </message>
    <message>
        <source>Each by itself, all of them mixed, or a random one that the seed draws; auto: each where a stem answers, mixed where they answer.</source>
        <translation>Jede für sich, alle gemischt oder eine zufällige, die der Startwert zieht; auto: jede für sich, wo eine Spur antwortet, gemischt, wo sie antworten.</translation>
    </message>
    <message>
        <source>each</source>
        <translation>jede</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>gemischt</translation>
    </message>
    <message>
        <source>Both ways</source>
        <translation>In beide Richtungen</translation>
    </message>
    <message>
        <source>Of two recordings with known roles each also answers the other.</source>
        <translation>Von zwei Aufnahmen mit bekannten Rollen antwortet auch jede der anderen.</translation>
    </message>
    <message>
        <source>Instruments left out</source>
        <translation>Weggelassene Instrumente</translation>
    </message>
    <message>
        <source>Of songs of several stems, with commas between; empty: none.</source>
        <translation>Von Stücken mit mehreren Spuren, durch Kommas getrennt; leer: keine.</translation>
    </message>
    <message>
        <source>Longest track</source>
        <translation>Längste Spur</translation>
    </message>
    <message>
        <source>Longer tracks of a data set are left out.</source>
        <translation>Längere Spuren einer Sammlung werden weggelassen.</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Takes of each guide and memory, drawn differently.</source>
        <translation>Takes von jeder Führung und jedem Gedächtnis, verschieden gezogen.</translation>
    </message>
    <message>
        <source>Longest guide</source>
        <translation>Längste Führung</translation>
    </message>
    <message>
        <source>Of longer guides the liveliest stretch of this length is answered; 0: all of it.</source>
        <translation>Von längeren Führungen wird der lebhafteste Abschnitt dieser Länge beantwortet; 0: das Ganze.</translation>
    </message>
    <message>
        <source>Longest memory</source>
        <translation>Längstes Gedächtnis</translation>
    </message>
    <message>
        <source>Of longer memories the liveliest stretch of this length is used; 0: all of it.</source>
        <translation>Von längeren Gedächtnissen wird der lebhafteste Abschnitt dieser Länge benutzt; 0: das Ganze.</translation>
    </message>
    <message>
        <source>Foreign memories</source>
        <translation>Fremde Gedächtnisse</translation>
    </message>
    <message>
        <source>Also answer with memories that were not played with the guide (Mem2_*).</source>
        <translation>Auch mit Gedächtnissen antworten, die nicht mit der Führung gespielt wurden (Mem2_*).</translation>
    </message>
    <message>
        <source>Of takes</source>
        <translation>Von Takes</translation>
    </message>
    <message>
        <source>Measure guide and response together, as the mixes of evaluation folders are, or the response alone.</source>
        <translation>Führung und Antwort zusammen messen, wie die Mischungen von Auswertungsordnern es sind, oder die Antwort allein.</translation>
    </message>
    <message>
        <source>response</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Longest excerpt, from the beginning of a recording.</source>
        <translation>Längster Ausschnitt, vom Anfang einer Aufnahme an.</translation>
    </message>
    <message>
        <source>Without a second piece: Q1 to Q4, the mean of that emotion; or arousal, valence or Q1-Q3 (from Q3 to Q1), along that direction.</source>
        <translation>Ohne zweites Stück: Q1 bis Q4, das Mittel dieser Emotion; oder arousal, valence oder Q1-Q3 (von Q3 nach Q1), in diese Richtung.</translation>
    </message>
    <message>
        <source>Velocity</source>
        <translation>Anschlag</translation>
    </message>
    <message>
        <source>Louder above 1, softer below.</source>
        <translation>Über 1 lauter, unter 1 leiser.</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Steps of about 3 bpm, faster above 0.</source>
        <translation>Stufen von etwa 3 bpm, über 0 schneller.</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Longer notes above 1, shorter ones below.</source>
        <translation>Über 1 längere Noten, unter 1 kürzere.</translation>
    </message>
    <message>
        <source>Octaves</source>
        <translation>Oktaven</translation>
    </message>
    <message>
        <source>Up or down; what leaves the keyboard comes back by octaves.</source>
        <translation>Hinauf oder hinunter; was die Tastatur verlässt, kommt um Oktaven zurück.</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Tongeschlecht</translation>
    </message>
    <message>
        <source>The parallel major or minor of the piece&apos;s own key.</source>
        <translation>Das gleichnamige Dur oder Moll der Tonart des Stücks.</translation>
    </message>
    <message>
        <source>major</source>
        <translation>Dur</translation>
    </message>
    <message>
        <source>minor</source>
        <translation>Moll</translation>
    </message>
    <message>
        <source>Positions beside relative ones</source>
        <translation>Positionen neben relativen</translation>
    </message>
    <message>
        <source>What has fixed positions, too, in models with relative ones: guide and answer, as when the published code answers, the guide alone or neither. It trains them without those of the answer.</source>
        <translation>Was in Modellen mit relativen Positionen auch feste hat: Führung und Antwort, wie wenn der veröffentlichte Code antwortet, die Führung allein oder keine. Er trainiert sie ohne die der Antwort.</translation>
    </message>
    <message>
        <source>both</source>
        <translation>beide</translation>
    </message>
    <message>
        <source>guide</source>
        <translation>Führung</translation>
    </message>
    <message>
        <source>Shuffled labels</source>
        <translation>Gemischte Emotionen</translation>
    </message>
    <message>
        <source>How often emotions are shuffled to see whether chance alone keeps them so far apart; 0: not at all.</source>
        <translation>Wie oft Emotionen vertauscht werden, um zu sehen, ob der Zufall allein sie so weit auseinanderhält; 0: gar nicht.</translation>
    </message>
    <message>
        <source>Which slider is judged, by the mean of what it moves.</source>
        <translation>Welcher Regler beurteilt wird, nach dem Mittel dessen, was er bewegt.</translation>
    </message>
    <message>
        <source>Of each emotion so many at most; each is moved by each of another.</source>
        <translation>Von jeder Emotion höchstens so viele; jedes wird mit jedem einer anderen bewegt.</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>Element</translation>
    </message>
    <message>
        <source>velocity</source>
        <translation>Anschlag</translation>
    </message>
    <message>
        <source>tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>pitch</source>
        <translation>Tonhöhe</translation>
    </message>
    <message>
        <source>duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Beats</source>
        <translation>Schläge</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>Estimate again</source>
        <translation>Neu schätzen</translation>
    </message>
    <message>
        <source>Stem to write</source>
        <translation>Zu schreibende Spur</translation>
    </message>
    <message>
        <source>Plays along to</source>
        <translation>Spielt mit zu</translation>
    </message>
    <message>
        <source>Stems as context</source>
        <translation>Spuren als Umgebung</translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation>Abschnitt</translation>
    </message>
    <message>
        <source>Shortest context</source>
        <translation>Kürzeste Umgebung</translation>
    </message>
    <message>
        <source>Judged by</source>
        <translation>Beurteilt an</translation>
    </message>
    <message>
        <source>Vary speed and pitch</source>
        <translation>Tempo und Tonhöhe verändern</translation>
    </message>
    <message>
        <source>Adapters</source>
        <translation>Adapter</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>Lenkung</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Variations</source>
        <translation>Varianten</translation>
    </message>
    <message>
        <source>Stretches</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>Without context</source>
        <translation>Ohne Umgebung</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>Rand</translation>
    </message>
    <message>
        <source>Estimate the beats of songs that have none.</source>
        <translation>Schläge von Stücken schätzen, die keine haben.</translation>
    </message>
    <message>
        <source>Estimate the key of songs.</source>
        <translation>Die Tonart von Stücken schätzen.</translation>
    </message>
    <message>
        <source>Also what was estimated before; what a person changed stays.</source>
        <translation>Auch, was schon geschätzt wurde; was ein Mensch geändert hat, bleibt.</translation>
    </message>
    <message>
        <source>What it is judged by: whole songs, the end of every song, or songs from ten on (auto).</source>
        <translation>Woran es beurteilt wird: an ganzen Stücken, am Ende jedes Stücks, oder ab zehn Stücken an ganzen (auto).</translation>
    </message>
    <message>
        <source>How much of the data set it is judged by and does not learn from.</source>
        <translation>Wie viel der Sammlung zum Beurteilen dient und nicht gelernt wird.</translation>
    </message>
    <message>
        <source>tiny (16 kHz) learns in minutes, demo (32 kHz) in hours; paper is the published size, for a GPU and much patience.</source>
        <translation>tiny (16 kHz) lernt in Minuten, demo (32 kHz) in Stunden; paper hat die veröffentlichte Größe, für eine GPU und viel Geduld.</translation>
    </message>
    <message>
        <source>tiny learns in minutes, demo in hours, small needs a GPU; tune goes on with a model that is there.</source>
        <translation>tiny lernt in Minuten, demo in Stunden, small braucht eine GPU; tune lernt mit einem vorhandenen Modell weiter.</translation>
    </message>
    <message>
        <source>drums, bass, guitar, piano, keyboard, strings, other, vocals, a folder&apos;s name, or any.</source>
        <translation>drums, bass, guitar, piano, keyboard, strings, other, vocals, der Name eines Ordners, oder any.</translation>
    </message>
    <message>
        <source>Other stems of the song, clicks at its beats, or either.</source>
        <translation>Zu anderen Spuren des Stücks, zu Klicks auf seinen Schlägen, oder zu beidem.</translation>
    </message>
    <message>
        <source>Names with commas; empty: all but the vocals.</source>
        <translation>Namen mit Kommas; leer: alle außer dem Gesang.</translation>
    </message>
    <message>
        <source>How long what it learns from is: context and stem alike.</source>
        <translation>Wie lang das ist, woraus gelernt wird: Umgebung und Spur gleich lang.</translation>
    </message>
    <message>
        <source>Contexts have random lengths from this on.</source>
        <translation>Umgebungen haben von dieser an zufällige Längen.</translation>
    </message>
    <message>
        <source>How many stretches of the songs are drawn and encoded before training; each is learned from again and again.</source>
        <translation>Wie viele Abschnitte der Stücke vor dem Training gezogen und verschlüsselt werden; aus jedem wird immer wieder gelernt.</translation>
    </message>
    <message>
        <source>How many stretches of what is held back it is judged by.</source>
        <translation>An wie vielen zurückgehaltenen Abschnitten es beurteilt wird.</translation>
    </message>
    <message>
        <source>Half of the pieces are slower or faster, half of them higher or lower: more to learn from.</source>
        <translation>Die Hälfte der Abschnitte ist langsamer oder schneller, die Hälfte höher oder tiefer: mehr zu lernen.</translation>
    </message>
    <message>
        <source>Learn small additions of this rank only and leave the model as it is; 0: learn all of it.</source>
        <translation>Nur kleine Ergänzungen von diesem Rang lernen und das Modell lassen, wie es ist; 0: alles lernen.</translation>
    </message>
    <message>
        <source>How strictly context and text are followed; 1: as learned.</source>
        <translation>Wie streng Umgebung und Text befolgt werden; 1: wie gelernt.</translation>
    </message>
    <message>
        <source>How many of the likeliest sounds are drawn from; 0: all.</source>
        <translation>Aus wie vielen der wahrscheinlichsten Klänge gezogen wird; 0: aus allen.</translation>
    </message>
    <message>
        <source>Above 0: draw from this share of the probability instead.</source>
        <translation>Über 0: stattdessen aus diesem Anteil der Wahrscheinlichkeit ziehen.</translation>
    </message>
    <message>
        <source>More is more daring; 0: always the likeliest.</source>
        <translation>Mehr ist gewagter; 0: immer das Wahrscheinlichste.</translation>
    </message>
    <message>
        <source>How weights are kept: fewer bits are faster and less exact.</source>
        <translation>Wie Gewichte aufbewahrt werden: weniger Bits sind schneller und ungenauer.</translation>
    </message>
    <message>
        <source>Genres, moods, instruments, a tempo: words that the model knows.</source>
        <translation>Genres, Stimmungen, Instrumente, ein Tempo: Wörter, die das Modell kennt.</translation>
    </message>
    <message>
        <source>Of the context, or without one of the clicks that it plays along to: 20 to 400; 0: as the context has it.</source>
        <translation>Der Umgebung, oder ohne eine der Klicks, zu denen gespielt wird: 20 bis 400; 0: wie die Umgebung es hat.</translation>
    </message>
    <message>
        <source>0: as long as the context, or 10 s.</source>
        <translation>0: so lang wie die Umgebung, oder 10 s.</translation>
    </message>
    <message>
        <source>How many stems are written side by side.</source>
        <translation>Wie viele Spuren nebeneinander geschrieben werden.</translation>
    </message>
    <message>
        <source>How many stretches that were held back are played along to.</source>
        <translation>Zu wie vielen zurückgehaltenen Abschnitten gespielt wird.</translation>
    </message>
    <message>
        <source>Keep MusicGen&apos;s start token, to write from text alone.</source>
        <translation>Das Anfangszeichen von MusicGen behalten, um aus Text allein zu schreiben.</translation>
    </message>
    <message>
        <source>Of the codec, where its file does not say it.</source>
        <translation>Des Codecs, wo seine Datei es nicht sagt.</translation>
    </message>
    <message>
        <source>What the codec hears beyond the ends, where its file does not say it.</source>
        <translation>Was der Codec jenseits der Ränder hört, wo seine Datei es nicht sagt.</translation>
    </message>
    <message>
        <source>bpm</source>
        <translation>bpm</translation>
    </message>
    <message>
        <source>demo</source>
        <translation>demo</translation>
    </message>
    <message>
        <source>small</source>
        <translation>small</translation>
    </message>
    <message>
        <source>tune</source>
        <translation>tune</translation>
    </message>
    <message>
        <source>stems</source>
        <translation>Spuren</translation>
    </message>
    <message>
        <source>beats</source>
        <translation>Schläge</translation>
    </message>
    <message>
        <source>reflect</source>
        <translation>Spiegelung</translation>
    </message>
    <message>
        <source>Spectra</source>
        <translation>Spektren</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>Pegel</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Abtastwerte</translation>
    </message>
    <message>
        <source>Adversary</source>
        <translation>Gegenspieler</translation>
    </message>
    <message>
        <source>Adversary&apos;s layers</source>
        <translation>Schichten des Gegenspielers</translation>
    </message>
    <message>
        <source>Adversary&apos;s filters</source>
        <translation>Filter des Gegenspielers</translation>
    </message>
    <message>
        <source>Commitment</source>
        <translation>Bindung</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Ausgewogen</translation>
    </message>
    <message>
        <source>Averaging</source>
        <translation>Mittelung</translation>
    </message>
    <message>
        <source>Books&apos; decay</source>
        <translation>Trägheit der Bücher</translation>
    </message>
    <message>
        <source>Unused rows</source>
        <translation>Ungenutzte Zeilen</translation>
    </message>
    <message>
        <source>How long the pieces are that it learns from.</source>
        <translation>Wie lang die Stücke sind, aus denen gelernt wird.</translation>
    </message>
    <message>
        <source>How much mel spectra of several sizes count.</source>
        <translation>Wie viel Mel-Spektren verschiedener Größe zählen.</translation>
    </message>
    <message>
        <source>How much the levels of mel spectra count, loud and soft alike.</source>
        <translation>Wie viel die Pegel der Mel-Spektren zählen, laut und leise gleich.</translation>
    </message>
    <message>
        <source>How much the samples themselves count.</source>
        <translation>Wie viel die Abtastwerte selbst zählen.</translation>
    </message>
    <message>
        <source>How much a second network counts that learns to tell recordings from decoded ones: crisper sound for several times the work. 0: there is none.</source>
        <translation>Wie viel ein zweites Netz zählt, das lernt, Aufnahmen von Entschlüsseltem zu unterscheiden: schärferer Klang für ein Mehrfaches der Arbeit. 0: es gibt keines.</translation>
    </message>
    <message>
        <source>How much what the second network hears by counts; only with it.</source>
        <translation>Wie viel zählt, wonach das zweite Netz hört; nur mit ihm.</translation>
    </message>
    <message>
        <source>How large the second network is.</source>
        <translation>Wie groß das zweite Netz ist.</translation>
    </message>
    <message>
        <source>How much what is quantised is pulled to the rows of the books.</source>
        <translation>Wie stark, was quantisiert wird, zu den Zeilen der Bücher gezogen wird.</translation>
    </message>
    <message>
        <source>Each of these counts by its weight whatever its scale is, as published; else they are added as they are.</source>
        <translation>Jedes davon zählt nach seinem Gewicht, gleich wie groß es ist, wie veröffentlicht; sonst werden sie zusammengezählt, wie sie sind.</translation>
    </message>
    <message>
        <source>Decay of the average of the weights over the steps, which is what is kept; 0: the weights of the last step.</source>
        <translation>Trägheit des Mittels der Gewichte über die Schritte, das behalten wird; 0: die Gewichte des letzten Schritts.</translation>
    </message>
    <message>
        <source>How slowly the books follow what they quantise.</source>
        <translation>Wie langsam die Bücher dem folgen, was sie quantisieren.</translation>
    </message>
    <message>
        <source>Rows of a book that are used less than this share of a fair one begin anew; 0: none do.</source>
        <translation>Zeilen eines Buchs, die seltener als dieser Anteil eines gerechten benutzt werden, beginnen neu; 0: keine.</translation>
    </message>
    <message>
        <source>Clip numbers of gradients</source>
        <translation>Zahlen der Gradienten begrenzen</translation>
    </message>
    <message>
        <source>Average weights</source>
        <translation>Gewichte mitteln</translation>
    </message>
    <message>
        <source>Largest number that a gradient may have; 0: any.</source>
        <translation>Größte Zahl, die ein Gradient haben darf; 0: jede.</translation>
    </message>
    <message>
        <source>Decay of the averaged weights, which are then measured and used: 0.999 averages about a thousand steps; 0: none.</source>
        <translation>Trägheit der gemittelten Gewichte, die dann gemessen und benutzt werden: 0,999 mittelt etwa tausend Schritte; 0: keine.</translation>
    </message>
    <message>
        <source>Rows without context</source>
        <translation>Zeilen ohne Umgebung</translation>
    </message>
    <message>
        <source>Share of the rows that learn to play alone, which guidance needs.</source>
        <translation>Anteil der Zeilen, die allein zu spielen lernen, was die Lenkung braucht.</translation>
    </message>
    <message>
        <source>Rows without conditions</source>
        <translation>Zeilen ohne Bedingungen</translation>
    </message>
    <message>
        <source>Share of the rows that do without each condition, which guidance needs.</source>
        <translation>Anteil der Zeilen, die ohne je eine Bedingung auskommen, was die Lenkung braucht.</translation>
    </message>
    <message>
        <source>Dropped tags</source>
        <translation>Weggelassene Tags</translation>
    </message>
    <message>
        <source>Share of the tags that are left out of a description.</source>
        <translation>Anteil der Tags, die in einer Beschreibung weggelassen werden.</translation>
    </message>
    <message>
        <source>Draws</source>
        <translation>Ziehungen</translation>
    </message>
    <message>
        <source>How often each of them is played along to, with other seeds; means are compared.</source>
        <translation>Wie oft zu jedem davon gespielt wird, mit anderen Startwerten; verglichen werden Mittelwerte.</translation>
    </message>
    <message>
        <source>Hidden past</source>
        <translation>Verborgene Vergangenheit</translation>
    </message>
    <message>
        <source>Share of the steps of a stem that are hidden from what comes after them, so that it listens to the context and does not learn the stem by heart.</source>
        <translation>Anteil der Schritte eines Stems, die dem, was danach kommt, verborgen bleiben, damit auf den Kontext gehört und der Stem nicht auswendig gelernt wird.</translation>
    </message>
    <message>
        <source>Frames smoothed</source>
        <translation>Geglättete Frames</translation>
    </message>
    <message>
        <source>It hears the mean of the last so many frames, on stage and in the recordings that it is trained on.</source>
        <translation>Er hört das Mittel so vieler letzter Frames, auf der Bühne und in den Aufnahmen, mit denen er trainiert wird.</translation>
    </message>
    <message>
        <source>Beats a bar</source>
        <translation>Schläge je Takt</translation>
    </message>
    <message>
        <source>Of the clicks that are played along to where there is no context.</source>
        <translation>Der Klicks, zu denen gespielt wird, wo es keine Umgebung gibt.</translation>
    </message>
    <message>
        <source>First click</source>
        <translation>Erster Klick</translation>
    </message>
    <message>
        <source>When the clicks begin, with a bar.</source>
        <translation>Wann die Klicks beginnen, mit einem Takt.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Ab</translation>
    </message>
    <message>
        <source>Where in the context the stems begin.</source>
        <translation>Wo in der Umgebung die Spuren beginnen.</translation>
    </message>
    <message>
        <source>How much of the beginning is taken; 0: all of it.</source>
        <translation>Wie viel vom Anfang übernommen wird; 0: alles.</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>The end leads to the beginning, so that it can be repeated.</source>
        <translation>Das Ende führt zum Anfang, sodass es wiederholt werden kann.</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>Clips</translation>
    </message>
    <message>
        <source>How many clips are made.</source>
        <translation>Wie viele Clips gemacht werden.</translation>
    </message>
    <message>
        <source>Of every clip.</source>
        <translation>Eines jeden Clips.</translation>
    </message>
    <message>
        <source>Of the files; what learns from them works at 24000 Hz.</source>
        <translation>Der Dateien; was daraus lernt, arbeitet mit 24000 Hz.</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>From the beginning of a clip to that of the next one.</source>
        <translation>Vom Anfang eines Clips bis zu dem des nächsten.</translation>
    </message>
    <message>
        <source>Length of clips</source>
        <translation>Länge der Clips</translation>
    </message>
    <message>
        <source>What a model learns and writes at a time.</source>
        <translation>Was ein Modell auf einmal lernt und schreibt.</translation>
    </message>
    <message>
        <source>Share of the recordings that a training is judged by.</source>
        <translation>Anteil der Aufnahmen, an denen ein Training gemessen wird.</translation>
    </message>
    <message>
        <source>Share of the recordings that are kept for the end.</source>
        <translation>Anteil der Aufnahmen, die für den Schluss bleiben.</translation>
    </message>
    <message>
        <source>denoise: draw clips from noise; reconstruct: give back what it is given, as published.</source>
        <translation>denoise: aus Rauschen Clips ziehen; reconstruct: wiedergeben, was hineingeht, wie veröffentlicht.</translation>
    </message>
    <message>
        <source>Frames at once</source>
        <translation>Rahmen auf einmal</translation>
    </message>
    <message>
        <source>How much of a clip is learned from at once; 0: all of it.</source>
        <translation>Wie viel von einem Clip auf einmal gelernt wird; 0: alles.</translation>
    </message>
    <message>
        <source>Usual noise</source>
        <translation>Übliches Rauschen</translation>
    </message>
    <message>
        <source>Mean of the logarithm of the noise that it learns to take away.</source>
        <translation>Mittel des Logarithmus des Rauschens, das es wegzunehmen lernt.</translation>
    </message>
    <message>
        <source>Distance of scores</source>
        <translation>Abstand der Werte</translation>
    </message>
    <message>
        <source>How far two spreads of scores are apart: sliced Wasserstein, energy distance, means and deviations (moments), or not at all (off).</source>
        <translation>Wie weit zwei Verteilungen von Werten auseinander liegen: Wasserstein in Scheiben (sliced), Energieabstand (energy), Mittel und Abweichungen (moments) oder gar nicht (off).</translation>
    </message>
    <message>
        <source>L-Score every</source>
        <translation>L-Score alle</translation>
    </message>
    <message>
        <source>Steps between two measurements of clips drawn from the same noise, in the sound; 0: never.</source>
        <translation>Schritte zwischen zwei Messungen am Klang von Clips aus demselben Rauschen; 0: nie.</translation>
    </message>
    <message>
        <source>Decay of the averaged weights, which are then used; 0: none.</source>
        <translation>Abklingen der gemittelten Gewichte, die dann benutzt werden; 0: keine.</translation>
    </message>
    <message>
        <source>Spread of the noise</source>
        <translation>Streuung des Rauschens</translation>
    </message>
    <message>
        <source>Standard deviation of that logarithm.</source>
        <translation>Standardabweichung dieses Logarithmus.</translation>
    </message>
    <message>
        <source>Open scores</source>
        <translation>Offene Werte</translation>
    </message>
    <message>
        <source>Share of the clips that it learns from without their L-Score, which guidance needs.</source>
        <translation>Anteil der Clips, von denen ohne ihren L-Score gelernt wird; die Steuerung braucht das.</translation>
    </message>
    <message>
        <source>Weight of spectra</source>
        <translation>Gewicht der Spektren</translation>
    </message>
    <message>
        <source>How much the difference of spectrograms counts.</source>
        <translation>Wie viel der Unterschied der Spektrogramme zählt.</translation>
    </message>
    <message>
        <source>Weight of the L-Score</source>
        <translation>Gewicht des L-Scores</translation>
    </message>
    <message>
        <source>How much it counts that scores are spread as those of the clips learned from.</source>
        <translation>Wie viel zählt, dass die Werte so verteilt sind wie die der gelernten Clips.</translation>
    </message>
    <message>
        <source>Scores come in over</source>
        <translation>Werte kommen hinzu über</translation>
    </message>
    <message>
        <source>The part of the training in which the weight of the L-Score rises from 0.</source>
        <translation>Der Teil des Trainings, in dem das Gewicht des L-Scores von 0 an steigt.</translation>
    </message>
    <message>
        <source>Noise of estimates</source>
        <translation>Rauschen der Schätzungen</translation>
    </message>
    <message>
        <source>Clips with less noise than this count as generated once it is taken away.</source>
        <translation>Clips mit weniger Rauschen als diesem gelten als erzeugt, sobald es weggenommen ist.</translation>
    </message>
    <message>
        <source>Weight of the chunks&apos; number</source>
        <translation>Gewicht der Zahl der Stücke</translation>
    </message>
    <message>
        <source>How much it counts that chunks are as long as they should be (threshold rule).</source>
        <translation>Wie viel zählt, dass Stücke so lang sind, wie sie sein sollen (Schwellenregel).</translation>
    </message>
    <message>
        <source>Directions</source>
        <translation>Richtungen</translation>
    </message>
    <message>
        <source>Random directions that scores are compared along at each step.</source>
        <translation>Zufällige Richtungen, an denen Werte bei jedem Schritt verglichen werden.</translation>
    </message>
    <message>
        <source>Quantiles</source>
        <translation>Quantile</translation>
    </message>
    <message>
        <source>Quantiles that are compared along each direction.</source>
        <translation>Quantile, die an jeder Richtung verglichen werden.</translation>
    </message>
    <message>
        <source>Scores kept</source>
        <translation>Behaltene Werte</translation>
    </message>
    <message>
        <source>Scores of the last clips that count along.</source>
        <translation>Werte der letzten Clips, die mitzählen.</translation>
    </message>
    <message>
        <source>How many held back clips it is judged by.</source>
        <translation>An wie vielen zurückgehaltenen Clips es gemessen wird.</translation>
    </message>
    <message>
        <source>Clips measured</source>
        <translation>Gemessene Clips</translation>
    </message>
    <message>
        <source>How many clips are drawn and measured then.</source>
        <translation>Wie viele Clips dann gezogen und gemessen werden.</translation>
    </message>
    <message>
        <source>Steps of measured clips</source>
        <translation>Schritte gemessener Clips</translation>
    </message>
    <message>
        <source>Steps from noise to a clip that is measured while training.</source>
        <translation>Schritte vom Rauschen zu einem Clip, der beim Training gemessen wird.</translation>
    </message>
    <message>
        <source>tiny learns in minutes on a small machine; default is the published size, for a GPU or a night.</source>
        <translation>tiny lernt in Minuten auf einem kleinen Rechner; default ist die veröffentlichte Größe, für eine GPU oder eine Nacht.</translation>
    </message>
    <message>
        <source>In the transformer, while training.</source>
        <translation>Im Transformer, beim Training.</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Tokens</translation>
    </message>
    <message>
        <source>What is cut into chunks: moments (time), or moments and bands (grid), as published.</source>
        <translation>Was in Stücke geteilt wird: Augenblicke (time) oder Augenblicke und Bänder (grid), wie veröffentlicht.</translation>
    </message>
    <message>
        <source>Chunks</source>
        <translation>Stücke</translation>
    </message>
    <message>
        <source>Where they begin: at the likeliest places (quantile), at likely ones (threshold), at random as published (sampled), or there are none.</source>
        <translation>Wo sie beginnen: an den wahrscheinlichsten Stellen (quantile), an wahrscheinlichen (threshold), zufällig wie veröffentlicht (sampled), oder es gibt keine.</translation>
    </message>
    <message>
        <source>Tokens a chunk</source>
        <translation>Tokens je Stück</translation>
    </message>
    <message>
        <source>How long chunks are on average.</source>
        <translation>Wie lang Stücke im Mittel sind.</translation>
    </message>
    <message>
        <source>Norm</source>
        <translation>Normierung</translation>
    </message>
    <message>
        <source>group works with any batch; batch is as published.</source>
        <translation>group geht mit jedem Stapel; batch ist wie veröffentlicht.</translation>
    </message>
    <message>
        <source>Can be asked for scores</source>
        <translation>Nimmt Wünsche an</translation>
    </message>
    <message>
        <source>It is told noise and L-Scores; the published one is not.</source>
        <translation>Ihm werden Rauschen und L-Scores gesagt, dem veröffentlichten nicht.</translation>
    </message>
    <message>
        <source>Skips left out</source>
        <translation>Ausgelassene Abkürzungen</translation>
    </message>
    <message>
        <source>How often a skip connection is cut while training, so that the chunks are used.</source>
        <translation>Wie oft eine Abkürzung beim Training gekappt wird, damit die Stücke benutzt werden.</translation>
    </message>
    <message>
        <source>From noise to a clip: 1 is a quick preview, 24 the usual.</source>
        <translation>Vom Rauschen zum Clip: 1 ist eine schnelle Vorschau, 24 das Übliche.</translation>
    </message>
    <message>
        <source>How strictly the wanted L-Score is followed; 1: as learned.</source>
        <translation>Wie streng dem gewünschten L-Score gefolgt wird; 1: wie gelernt.</translation>
    </message>
    <message>
        <source>Wanted L-Score</source>
        <translation>Gewünschter L-Score</translation>
    </message>
    <message>
        <source>timbral,density,irregularity,structural with commas; empty: open.</source>
        <translation>Klangfarbe, Dichte, Unregelmäßigkeit, Struktur mit Kommas; leer: offen.</translation>
    </message>
    <message>
        <source>Wanted percentile</source>
        <translation>Gewünschtes Perzentil</translation>
    </message>
    <message>
        <source>How involved beside the clips learned from; -1: open.</source>
        <translation>Wie verwickelt neben den gelernten Clips; -1: offen.</translation>
    </message>
    <message>
        <source>Search for phases</source>
        <translation>Suche nach Phasen</translation>
    </message>
    <message>
        <source>More steps sound cleaner: 32 for a preview, 64 to keep.</source>
        <translation>Mehr Schritte klingen sauberer: 32 für eine Vorschau, 64 zum Behalten.</translation>
    </message>
    <message>
        <source>Keep the level</source>
        <translation>Pegel behalten</translation>
    </message>
    <message>
        <source>Else the loudest sample is brought to full scale.</source>
        <translation>Sonst wird der lauteste Abtastwert auf Vollausschlag gebracht.</translation>
    </message>
    <message>
        <source>Of the WAV files.</source>
        <translation>Der WAV-Dateien.</translation>
    </message>
    <message>
        <source>How many are drawn.</source>
        <translation>Wie viele gezogen werden.</translation>
    </message>
    <message>
        <source>Of each clip.</source>
        <translation>Von jedem Clip.</translation>
    </message>
    <message>
        <source>How many, shared out among the strengths.</source>
        <translation>Wie viele, auf die Stärken verteilt.</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>0 (the seed) to 1 (something else), with commas.</source>
        <translation>0 (das Ausgangsstück) bis 1 (etwas anderes), mit Kommas.</translation>
    </message>
    <message>
        <source>Where in the seed it begins.</source>
        <translation>Wo im Ausgangsstück es beginnt.</translation>
    </message>
    <message>
        <source>How much of the seed is taken; 0: as long as the model&apos;s clips.</source>
        <translation>Wie viel vom Ausgangsstück genommen wird; 0: so lang wie die Clips des Modells.</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>denoise: noise is added and taken away; reference: as published, a little noise and the network once.</source>
        <translation>denoise: Rauschen kommt hinzu und wird weggenommen; reference: wie veröffentlicht, ein wenig Rauschen und einmal das Netz.</translation>
    </message>
    <message>
        <source>Published noise</source>
        <translation>Veröffentlichtes Rauschen</translation>
    </message>
    <message>
        <source>Decibels of the reference way, with commas.</source>
        <translation>Dezibel des Wegs „reference“, mit Kommas.</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>Mischen</translation>
    </message>
    <message>
        <source>How much of the variation there is; the rest is the seed.</source>
        <translation>Wie viel von der Variation da ist; der Rest ist das Ausgangsstück.</translation>
    </message>
    <message>
        <source>Mix over pitch</source>
        <translation>Mischung über die Tonhöhe</translation>
    </message>
    <message>
        <source>Numbers 0 to 1 from low to high, with commas; empty: alike.</source>
        <translation>Zahlen von 0 bis 1 von tief nach hoch, mit Kommas; leer: überall gleich.</translation>
    </message>
    <message>
        <source>Mix over time</source>
        <translation>Mischung über die Zeit</translation>
    </message>
    <message>
        <source>Numbers 0 to 1 from begin to end, with commas; empty: alike.</source>
        <translation>Zahlen von 0 bis 1 von Anfang bis Ende, mit Kommas; leer: überall gleich.</translation>
    </message>
    <message>
        <source>Second seed</source>
        <translation>Zweites Ausgangsstück</translation>
    </message>
    <message>
        <source>How much of it there is: 0 none, 1 nothing else.</source>
        <translation>Wie viel davon da ist: 0 nichts, 1 nichts anderes.</translation>
    </message>
    <message>
        <source>The seed&apos;s phases</source>
        <translation>Phasen des Ausgangsstücks</translation>
    </message>
    <message>
        <source>Begin the search for phases with those of the seed.</source>
        <translation>Die Suche nach Phasen mit denen des Ausgangsstücks beginnen.</translation>
    </message>
    <message>
        <source>How many are drawn and measured.</source>
        <translation>Wie viele gezogen und gemessen werden.</translation>
    </message>
    <message>
        <source>Clips asked for</source>
        <translation>Gewünschte Clips</translation>
    </message>
    <message>
        <source>How many are drawn with an L-Score that is asked for.</source>
        <translation>Wie viele mit einem gewünschten L-Score gezogen werden.</translation>
    </message>
    <message>
        <source>How many at each strength.</source>
        <translation>Wie viele bei jeder Stärke.</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Of the first stage; the next have twice and four times as many.</source>
        <translation>Der ersten Stufe; die nächsten haben doppelt und viermal so viele.</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Of the transformer.</source>
        <translation>Des Transformers.</translation>
    </message>
    <message>
        <source>Of the transformer; a divisor of half its width.</source>
        <translation>Des Transformers; ein Teiler seiner halben Breite.</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>Schichten</translation>
    </message>
    <message>
        <source>Curriculum</source>
        <translation>Lehrplan</translation>
    </message>
    <message>
        <source>Which clips it learns from first: easy or hard ones, in random order at the same pace, or all from the start (off).</source>
        <translation>Von welchen Clips es zuerst lernt: leichten (easy) oder schweren (hard), in zufälliger Folge im selben Tempo (random) oder von Anfang an von allen (off).</translation>
    </message>
    <message>
        <source>How much it counts in how hard a clip is.</source>
        <translation>Wie viel es dafür zählt, wie schwer ein Clip ist.</translation>
    </message>
    <message>
        <source>Newest clips</source>
        <translation>Neueste Clips</translation>
    </message>
    <message>
        <source>Share of what is learned from that is of the tenth that came in last.</source>
        <translation>Anteil dessen, wovon gelernt wird, aus dem Zehntel, das zuletzt hinzukam.</translation>
    </message>
    <message>
        <source>Guard</source>
        <translation>Wächter</translation>
    </message>
    <message>
        <source>No harder clips come in while what is held back is this much worse than at best (0.1: a tenth); 0: they do.</source>
        <translation>Keine schwereren Clips kommen hinzu, solange das Zurückgehaltene um so viel schlechter ist als am besten (0,1: ein Zehntel); 0: doch.</translation>
    </message>
    <message>
        <source>Timbre in difficulty</source>
        <translation>Klangfarbe in der Schwierigkeit</translation>
    </message>
    <message>
        <source>Density in difficulty</source>
        <translation>Dichte in der Schwierigkeit</translation>
    </message>
    <message>
        <source>Irregularity in difficulty</source>
        <translation>Unregelmäßigkeit in der Schwierigkeit</translation>
    </message>
    <message>
        <source>Structure in difficulty</source>
        <translation>Struktur in der Schwierigkeit</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Tempo des Lehrplans</translation>
    </message>
    <message>
        <source>How fast harder clips come in: sqrt soon and then slower, exp and quadratic late, step all at once.</source>
        <translation>Wie schnell schwerere Clips hinzukommen: sqrt bald und dann langsamer, exp und quadratic spät, step alle auf einmal.</translation>
    </message>
    <message>
        <source>Begins with</source>
        <translation>Beginnt mit</translation>
    </message>
    <message>
        <source>Share of the clips that the first steps learn from.</source>
        <translation>Anteil der Clips, von denen die ersten Schritte lernen.</translation>
    </message>
    <message>
        <source>All from</source>
        <translation>Alle ab</translation>
    </message>
    <message>
        <source>The part of the training after which all clips are learned from.</source>
        <translation>Der Teil des Trainings, nach dem von allen Clips gelernt wird.</translation>
    </message>
    <message>
        <source>default</source>
        <translation>üblich</translation>
    </message>
    <message>
        <source>easy</source>
        <translation>leichte</translation>
    </message>
    <message>
        <source>sqrt</source>
        <translation>Wurzelverlauf</translation>
    </message>
    <message>
        <source>quadratic</source>
        <translation>quadratisch</translation>
    </message>
    <message>
        <source>root</source>
        <translation>Wurzel</translation>
    </message>
    <message>
        <source>exp</source>
        <translation>exponentiell</translation>
    </message>
    <message>
        <source>log</source>
        <translation>logarithmisch</translation>
    </message>
    <message>
        <source>denoise</source>
        <translation>entrauschen</translation>
    </message>
    <message>
        <source>reconstruct</source>
        <translation>wiedergeben</translation>
    </message>
    <message>
        <source>sliced</source>
        <translation>in Scheiben</translation>
    </message>
    <message>
        <source>moments</source>
        <translation>Momente</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>threshold</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>sampled</source>
        <translation>zufällig gezogen</translation>
    </message>
    <message>
        <source>group</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>16</source>
        <translation>16</translation>
    </message>
    <message>
        <source>24</source>
        <translation>24</translation>
    </message>
    <message>
        <source>float</source>
        <translation>Gleitkomma</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>wie veröffentlicht</translation>
    </message>
    <message>
        <source>The table wins</source>
        <translation>Die Tabelle geht vor</translation>
    </message>
    <message>
        <source>What the table says replaces what a song has; otherwise it only fills gaps.</source>
        <translation>Was in der Tabelle steht, ersetzt, was ein Stück hat; sonst füllt sie nur Lücken.</translation>
    </message>
    <message>
        <source>Songs a tag</source>
        <translation>Stücke je Tag</translation>
    </message>
    <message>
        <source>A tag is learned where so many songs have it, and as many of the others do not.</source>
        <translation>Ein Tag wird gelernt, wenn so viele Stücke es haben und ebenso viele der anderen nicht.</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>Teile</translation>
    </message>
    <message>
        <source>In so many parts the songs are judged by what the other parts teach.</source>
        <translation>In so vielen Teilen werden die Stücke danach beurteilt, was die anderen Teile lehren.</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Tags are suggested from this probability on.</source>
        <translation>Ab dieser Wahrscheinlichkeit werden Tags vorgeschlagen.</translation>
    </message>
    <message>
        <source>Songs with tags, too</source>
        <translation>Auch Stücke mit Tags</translation>
    </message>
    <message>
        <source>Otherwise only songs without genres, or without moods, get some suggested.</source>
        <translation>Sonst bekommen nur Stücke ohne Genres oder ohne Stimmungen welche vorgeschlagen.</translation>
    </message>
    <message>
        <source>Begin at a chunk</source>
        <translation>An einem Stück beginnen</translation>
    </message>
    <message>
        <source>Where the model&apos;s nearest chunk begins, or without chunks the nearest attack.</source>
        <translation>Wo das nächste Stück des Modells beginnt, oder ohne Stücke der nächste Anschlag.</translation>
    </message>
    <message>
        <source>Same noise at each strength</source>
        <translation>Gleiches Rauschen bei jeder Stärke</translation>
    </message>
    <message>
        <source>Variations of one number then differ by strength alone.</source>
        <translation>Variationen mit derselben Nummer unterscheiden sich dann nur durch die Stärke.</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>Nachschliff</translation>
    </message>
    <message>
        <source>Steps of that search after a vocoder, from its phases on; 0: none.</source>
        <translation>Schritte dieser Suche nach einem Vocoder, von dessen Phasen an; 0: keine.</translation>
    </message>
    <message>
        <source>tiny learns in minutes on a small machine, small in hours; full is the published size, for a GPU.</source>
        <translation>tiny lernt in Minuten auf einem kleinen Rechner, small in Stunden; full ist die veröffentlichte Größe, für eine GPU.</translation>
    </message>
    <message>
        <source>full</source>
        <translation>full</translation>
    </message>
    <message>
        <source>How much of a clip is learned from at once.</source>
        <translation>Wie viel von einem Clip auf einmal gelernt wird.</translation>
    </message>
    <message>
        <source>How much spectra of several sizes count.</source>
        <translation>Wie viel Spektren mehrerer Größen zählen.</translation>
    </message>
    <message>
        <source>Magnitudes</source>
        <translation>Beträge</translation>
    </message>
    <message>
        <source>How much the magnitudes count that it says before they become sound.</source>
        <translation>Wie viel die Beträge zählen, die es angibt, bevor sie Klang werden.</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>Phasen</translation>
    </message>
    <message>
        <source>How much it counts that phases turn as in the recordings, from frame to frame and from pitch to pitch.</source>
        <translation>Wie viel zählt, dass Phasen sich wie in den Aufnahmen drehen, von Rahmen zu Rahmen und von Tonhöhe zu Tonhöhe.</translation>
    </message>
    <message>
        <source>How much a second network counts that learns to tell recordings from what the vocoder makes: crisper sound for several times the work. 0: there is none.</source>
        <translation>Wie viel ein zweites Netz zählt, das lernt, Aufnahmen von dem zu unterscheiden, was der Vocoder macht: schärferer Klang für ein Mehrfaches der Arbeit. 0: es gibt keines.</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>Of convolutions, one after the other.</source>
        <translation>Aus Faltungen, einer nach dem anderen.</translation>
    </message>
    <message>
        <source>Numbers a frame between the blocks.</source>
        <translation>Zahlen je Rahmen zwischen den Blöcken.</translation>
    </message>
    <message>
        <source>Width of a block</source>
        <translation>Breite eines Blocks</translation>
    </message>
    <message>
        <source>Numbers a frame within a block.</source>
        <translation>Zahlen je Rahmen innerhalb eines Blocks.</translation>
    </message>
    <message>
        <source>How many held back clips are compared, at most.</source>
        <translation>Wie viele zurückgehaltene Clips höchstens verglichen werden.</translation>
    </message>
    <message>
        <source>Clips to hear</source>
        <translation>Clips zum Hören</translation>
    </message>
    <message>
        <source>Of how many of them sound files are written.</source>
        <translation>Von wie vielen davon Klangdateien geschrieben werden.</translation>
    </message>
    <message>
        <source>Varied by</source>
        <translation>Verändert durch</translation>
    </message>
    <message>
        <source>What makes pieces slower and higher: the program itself, or the Rubber Band library where it was built with it.</source>
        <translation>Was Stücke langsamer und höher macht: das Programm selbst oder die Bibliothek Rubber Band, wo es mit ihr gebaut wurde.</translation>
    </message>
    <message>
        <source>Begin at marked places</source>
        <translation>An markierten Stellen beginnen</translation>
    </message>
    <message>
        <source>Stretches begin only where sync.json of the songs says.</source>
        <translation>Abschnitte beginnen nur dort, wo sync.json der Songs es sagt.</translation>
    </message>
    <message>
        <source>Beats as a condition</source>
        <translation>Schläge als Bedingung</translation>
    </message>
    <message>
        <source>How the model is told the beats: as two waves through a line, as they are, or through a small network; preset: as its size has it.</source>
        <translation>Wie dem Modell die Schläge gesagt werden: als zwei Wellen durch eine Gerade, wie sie sind, oder durch ein kleines Netz; preset: wie seine Größe es hat.</translation>
    </message>
    <message>
        <source>Reference sound as a condition</source>
        <translation>Vorbildklang als Bedingung</translation>
    </message>
    <message>
        <source>Whether a sound can be named that the stem is to be like; preset: as its size has it.</source>
        <translation>Ob ein Klang genannt werden kann, dem die Spur gleichen soll; preset: wie seine Größe es hat.</translation>
    </message>
    <message>
        <source>Tempos of clicks</source>
        <translation>Tempi von Klicks</translation>
    </message>
    <message>
        <source>To clicks alone, at so many tempos from 100 to 179, it plays as well; 0: to none.</source>
        <translation>Zu Klicks allein, in so vielen Tempi von 100 bis 179, spielt es auch; 0: zu keinen.</translation>
    </message>
    <message>
        <source>preset</source>
        <translation>preset</translation>
    </message>
    <message>
        <source>direct</source>
        <translation>direkt</translation>
    </message>
    <message>
        <source>mlp</source>
        <translation>mlp</translation>
    </message>
    <message>
        <source>statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>own</source>
        <translation>eigenes</translation>
    </message>
    <message>
        <source>rubberband</source>
        <translation>rubberband</translation>
    </message>
    <message>
        <source>Context is heard</source>
        <translation>Kontext wird gehört</translation>
    </message>
    <message>
        <source>Before the stem, as published, so that the model must learn where in it the present is; or beside it, too, as models that learn from few songs need it; preset: as its size has it.</source>
        <translation>Vor der Spur, wie veröffentlicht, so dass das Modell lernen muss, wo darin die Gegenwart ist; oder auch neben ihr, wie Modelle es brauchen, die von wenigen Stücken lernen; preset: wie seine Größe es hat.</translation>
    </message>
    <message>
        <source>before</source>
        <translation>davor</translation>
    </message>
    <message>
        <source>beside</source>
        <translation>daneben</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Töne</translation>
    </message>
    <message>
        <source>How much the levels of bands count that are narrow enough to tell notes apart.</source>
        <translation>Wie viel die Pegel von Bändern zählen, die schmal genug sind, um Töne zu unterscheiden.</translation>
    </message>
    <message>
        <source>All bands at once</source>
        <translation>Alle Bänder zugleich</translation>
    </message>
    <message>
        <source>How wide the parts are that hear all bands of a moment at once, so that attacks stand in all of them; 0: there are none, as published.</source>
        <translation>Wie breit die Teile sind, die alle Bänder eines Augenblicks zugleich hören, so dass Anschläge in allen stehen; 0: es gibt keine, wie veröffentlicht.</translation>
    </message>
</context>
<context>
    <name>PerformControls</name>
    <message>
        <source>MIDI learn: %1</source>
        <translation>MIDI lernen: %1</translation>
    </message>
    <message>
        <source>Forget %1: %2</source>
        <extracomment>%1 is &quot;controller 21 on channel 1&quot;, %2 what it moves</extracomment>
        <translation>%1 vergessen: %2</translation>
    </message>
</context>
<context>
    <name>PerformWords</name>
    <message>
        <source>Play</source>
        <translation>Spielen</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>Einfrieren</translation>
    </message>
    <message>
        <source>Panic</source>
        <translation>Panik</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Pegel</translation>
    </message>
    <message>
        <source>Input gain</source>
        <translation>Verstärkung des Eingangs</translation>
    </message>
    <message>
        <source>Input in the mix</source>
        <translation>Eingang in der Mischung</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>Measure the noise floor</source>
        <translation>Grundrauschen messen</translation>
    </message>
    <message>
        <source>File plays</source>
        <translation>Datei läuft</translation>
    </message>
    <message>
        <source>File repeats</source>
        <translation>Datei wiederholt sich</translation>
    </message>
    <message>
        <source>Step size</source>
        <translation>Schrittweite</translation>
    </message>
    <message>
        <source>Frames a decision</source>
        <translation>Frames je Entscheidung</translation>
    </message>
    <message>
        <source>Depth of moves</source>
        <translation>Tiefe der Bewegungen</translation>
    </message>
    <message>
        <source>Restlessness</source>
        <translation>Unruhe</translation>
    </message>
    <message>
        <source>Chance</source>
        <translation>Zufall</translation>
    </message>
    <message>
        <source>Stance</source>
        <translation>Haltung</translation>
    </message>
    <message>
        <source>Response delay</source>
        <translation>Verzögerung der Antwort</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>Back to the agent after</source>
        <translation>Zurück an den Agenten nach</translation>
    </message>
    <message>
        <source>Cross-fade, left to right</source>
        <translation>Überblendung, links nach rechts</translation>
    </message>
    <message>
        <source>Cross-fade, bottom to top</source>
        <translation>Überblendung, unten nach oben</translation>
    </message>
    <message>
        <source>Cross-fade pad</source>
        <translation>Überblendfeld</translation>
    </message>
    <message>
        <source>Scene</source>
        <translation>Szene</translation>
    </message>
    <message>
        <source>Cross-fade of scenes</source>
        <translation>Überblendung der Szenen</translation>
    </message>
    <message>
        <source>The agent goes on without being heard</source>
        <translation>Der Agent spielt ungehört weiter</translation>
    </message>
    <message>
        <source>All parameters stay where they are</source>
        <translation>Alle Parameter bleiben, wo sie sind</translation>
    </message>
    <message>
        <source>Silence at once; Play lets the agent begin again</source>
        <translation>Sofort Stille; „Spielen“ lässt den Agenten neu beginnen</translation>
    </message>
    <message>
        <source>Right: the agent imitates the input. Left: it seeks the opposite</source>
        <translation>Rechts: Der Agent ahmt den Eingang nach. Links: Er sucht das Gegenteil</translation>
    </message>
    <message>
        <source>How often the agent decides when it could</source>
        <translation>Wie oft der Agent entscheidet, wenn er könnte</translation>
    </message>
    <message>
        <source>How far a decision moves the parameters</source>
        <translation>Wie weit eine Entscheidung die Parameter bewegt</translation>
    </message>
    <message>
        <source>Fewer frames from one decision to the next: the agent reacts faster than it learned to</source>
        <translation>Weniger Frames von einer Entscheidung zur nächsten: Der Agent reagiert schneller, als er es gelernt hat</translation>
    </message>
    <message>
        <source>How long parameters glide to where they are sent</source>
        <translation>Wie lange Parameter dorthin gleiten, wohin sie geschickt werden</translation>
    </message>
    <message>
        <source>The agent answers what was heard so long ago</source>
        <translation>Der Agent antwortet auf das, was vor so langer Zeit zu hören war</translation>
    </message>
    <message>
        <source>0: always the best action. More: others are drawn, too</source>
        <translation>0: immer die beste Handlung. Mehr: Auch andere werden gezogen</translation>
    </message>
    <message>
        <source>What is softer counts as a rest</source>
        <translation>Was leiser ist, gilt als Pause</translation>
    </message>
    <message>
        <source>Be silent for two seconds: the gate opens just above what is heard then</source>
        <translation>Zwei Sekunden still sein: Die Schwelle liegt dann knapp über dem, was zu hören war</translation>
    </message>
    <message>
        <source>On: the pad weighs the four agents. Off: their own sliders do</source>
        <translation>Ein: Das Feld gewichtet die vier Agenten. Aus: Ihre eigenen Regler tun es</translation>
    </message>
    <message>
        <source>Weight of agent %1</source>
        <translation>Gewicht von Agent %1</translation>
    </message>
    <message>
        <source>Second synthesizer, parameter %1</source>
        <translation>Zweiter Synthesizer, Parameter %1</translation>
    </message>
    <message>
        <source>Follow or oppose: %1</source>
        <extracomment>%1 is a category of descriptors</extracomment>
        <translation>Folgen oder entgegnen: %1</translation>
    </message>
    <message>
        <source>Hold parameter %1</source>
        <translation>Parameter %1 halten</translation>
    </message>
    <message>
        <source>Give parameter %1 back</source>
        <translation>Parameter %1 zurückgeben</translation>
    </message>
    <message>
        <source>Lowest of parameter %1</source>
        <translation>Unteres Ende von Parameter %1</translation>
    </message>
    <message>
        <source>Highest of parameter %1</source>
        <translation>Oberes Ende von Parameter %1</translation>
    </message>
    <message>
        <source>Parameter %1 upside down</source>
        <translation>Parameter %1 umgekehrt</translation>
    </message>
    <message>
        <source>Smoothing of parameter %1</source>
        <translation>Glättung von Parameter %1</translation>
    </message>
    <message>
        <source>Parameter %1</source>
        <translation>Parameter %1</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Halten</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>Zurückgeben</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>Tiefster Wert</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Höchster Wert</translation>
    </message>
    <message>
        <source>Upside down</source>
        <translation>Umgekehrt</translation>
    </message>
    <message>
        <source>When the musician rests</source>
        <translation>Wenn der Musiker pausiert</translation>
    </message>
    <message>
        <source>How far a parameter goes at a time; an agent was trained with one of its own</source>
        <translation>Wie weit ein Parameter auf einmal geht; jeder Agent hat mit einer eigenen Schrittweite gelernt</translation>
    </message>
    <message>
        <source>A parameter that was moved by hand is the agent&apos;s again after so long; 0: when it is given back</source>
        <translation>Nach dieser Zeit gehört ein von Hand bewegter Parameter wieder dem Agenten; 0: erst, wenn er zurückgegeben wird</translation>
    </message>
    <message>
        <source>How long the scene before is heard while the next one comes in</source>
        <translation>Wie lange die vorige Szene noch zu hören ist, während die nächste einsetzt</translation>
    </message>
    <message>
        <source>What the agent does while what is heard is softer than the gate</source>
        <translation>Was der Agent tut, solange das Gehörte leiser als die Schwelle ist</translation>
    </message>
    <message>
        <source>How long this parameter glides; below 0 it is as smooth as the others</source>
        <translation>Wie lange dieser Parameter gleitet; unter 0 so glatt wie die anderen</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Position in the file</source>
        <translation>Stelle in der Datei</translation>
    </message>
</context>
<context>
    <name>Role</name>
    <message>
        <source>Response</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>Mix</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Führung</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Gedächtnis</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Specification</source>
        <translation>Spezifikation</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Corpus</source>
        <translation>Korpus</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Hörprobe</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Continued</source>
        <translation>Fortgesetzte Spur</translation>
    </message>
    <message>
        <source>Continuation</source>
        <translation>Fortsetzung</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>Codebook</source>
        <translation>Codebuch</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Nutzung</translation>
    </message>
    <message>
        <source>Array</source>
        <translation>Feld von Zahlen</translation>
    </message>
    <message>
        <source>Lcp</source>
        <translation>Gemeinsame Stücke</translation>
    </message>
    <message>
        <source>Measures</source>
        <translation>Messungen</translation>
    </message>
    <message>
        <source>Continuity</source>
        <translation>Zusammenhang</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Prior</source>
        <translation>Prior</translation>
    </message>
    <message>
        <source>Classifier</source>
        <translation>Klassifikator</translation>
    </message>
    <message>
        <source>Codec</source>
        <translation>Codec</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Manifest</source>
        <translation>Verzeichnis</translation>
    </message>
</context>
<context>
    <name>RowSound</name>
    <message>
        <source>%1 has no parameters of a synthesizer, so its rows have no sound; they can be looked at and compared.</source>
        <translation>%1 hat keine Parameter eines Synthesizers, daher haben die Zeilen keinen Klang; sie lassen sich ansehen und vergleichen.</translation>
    </message>
    <message>
        <source>%1 does not say which synthesizer made it; choose one under Sound to hear its rows.</source>
        <translation>%1 sagt nicht, welcher Synthesizer dahintersteht; unter „Klang“ einen wählen, um die Zeilen zu hören.</translation>
    </message>
    <message>
        <source>%1 was made with the patch in %2, which is not there any more; put it back to hear the rows.</source>
        <translation>%1 entstand mit dem Patch in %2, der nicht mehr da ist; ihn dorthin zurücklegen, um die Zeilen zu hören.</translation>
    </message>
    <message numerus="yes">
        <source>%1 has %n parameters, which is not what the synthesizer %2 takes; choose another one under Sound.</source>
        <translation>
            <numerusform>%1 hat %n Parameter, was nicht zum Synthesizer %2 passt; unter „Klang“ einen anderen wählen.</numerusform>
            <numerusform>%1 hat %n Parameter, was nicht zum Synthesizer %2 passt; unter „Klang“ einen anderen wählen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was made from the sound %2, which is not there any more; put it back to hear the rows.</source>
        <translation>%1 entstand aus dem Klang %2, der nicht mehr da ist; ihn dorthin zurücklegen, um die Zeilen zu hören.</translation>
    </message>
    <message>
        <source>The rows of %1 are pieces: they are heard as they are, no synthesizer mixes them.</source>
        <translation>Die Zeilen von %1 sind Stücke: Sie werden gehört, wie sie sind, kein Synthesizer mischt sie.</translation>
    </message>
</context>
<context>
    <name>RunTrash</name>
    <message numerus="yes">
        <source>Remove results of %n runs</source>
        <translation>
            <numerusform>Ergebnisse von %n Lauf entfernen</numerusform>
            <numerusform>Ergebnisse von %n Läufen entfernen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StemVerdict</name>
    <message>
        <source>It was never measured: press Listen.</source>
        <translation>Er wurde nie gemessen: „Anhören“ drücken.</translation>
    </message>
    <message>
        <source>What comes out is close to what went in (distance %1).</source>
        <translation>Was herauskommt, ist nah an dem, was hineinging (Abstand %1).</translation>
    </message>
    <message>
        <source>What comes out is recognisable, and rougher than what went in (distance %1).</source>
        <translation>Was herauskommt, ist zu erkennen und rauer als das, was hineinging (Abstand %1).</translation>
    </message>
    <message>
        <source>What comes out is far from what went in (distance %1): train it for longer, or with recordings of the kind.</source>
        <translation>Was herauskommt, ist weit von dem entfernt, was hineinging (Abstand %1): länger trainieren oder mit Aufnahmen dieser Art.</translation>
    </message>
    <message>
        <source>Most of the rows of book %1 lie idle: more recordings would put them to use.</source>
        <translation>Die meisten Zeilen von Buch %1 liegen brach: Mehr Aufnahmen würden sie nutzen.</translation>
    </message>
    <message>
        <source>It was never measured.</source>
        <translation>Es wurde nie gemessen.</translation>
    </message>
    <message>
        <source>On what was held back it errs by %1 with the true context, by %2 with one of another song and by %3 without any.</source>
        <translation>Auf dem Zurückgehaltenen irrt es um %1 mit der wahren Umgebung, um %2 mit der eines anderen Songs und um %3 ohne eine.</translation>
    </message>
    <message>
        <source>It listens: another context makes it worse by %1.</source>
        <translation>Es hört zu: Eine andere Umgebung macht es um %1 schlechter.</translation>
    </message>
    <message>
        <source>It hears which song the context is of, but does no better with it than without one: train it for longer or with more songs.</source>
        <translation>Es hört, von welchem Song die Umgebung ist, ist mit ihr aber nicht besser als ohne: länger oder mit mehr Songs trainieren.</translation>
    </message>
    <message>
        <source>It hardly listens: stems will not play along. Train it for longer or with more songs.</source>
        <translation>Es hört kaum zu: Spuren werden nicht mitspielen. Länger oder mit mehr Songs trainieren.</translation>
    </message>
    <message>
        <source>It has not learned more than how often each code comes (%1).</source>
        <translation>Es hat nicht mehr gelernt, als wie oft jeder Code vorkommt (%1).</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>%1 a list with commas</extracomment>
        <translation>
            <numerusform>%1 und noch %n</numerusform>
            <numerusform>%1 und noch %n</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2 %)</source>
        <extracomment>a tag and a share in percent</extracomment>
        <translation>%1 (%2 %)</translation>
    </message>
    <message>
        <source>None of the tags can be told from the sound better than by chance: it takes more songs, or tags that can be heard.</source>
        <translation>Keines der Tags lässt sich am Klang besser als durch Zufall erkennen: Es braucht mehr Stücke oder Tags, die man hören kann.</translation>
    </message>
    <message>
        <source>Told better than by chance: %1. In brackets is how many of such suggestions were right.</source>
        <translation>Besser als durch Zufall erkannt: %1. In Klammern steht, wie viele solcher Vorschläge richtig waren.</translation>
    </message>
    <message>
        <source>Not told, and never suggested: %1.</source>
        <translation>Nicht erkannt und nie vorgeschlagen: %1.</translation>
    </message>
    <message>
        <source>Too few songs with or without it: %1.</source>
        <translation>Zu wenige Stücke mit oder ohne: %1.</translation>
    </message>
</context>
<context>
    <name>Stems</name>
    <message>
        <source>drums</source>
        <translation>Schlagzeug</translation>
    </message>
    <message>
        <source>bass</source>
        <translation>Bass</translation>
    </message>
    <message>
        <source>guitar</source>
        <translation>Gitarre</translation>
    </message>
    <message>
        <source>keyboard</source>
        <translation>Keyboard</translation>
    </message>
    <message>
        <source>piano</source>
        <translation>Klavier</translation>
    </message>
    <message>
        <source>strings</source>
        <translation>Streicher</translation>
    </message>
    <message>
        <source>other</source>
        <translation>Anderes</translation>
    </message>
    <message>
        <source>vocals</source>
        <translation>Gesang</translation>
    </message>
    <message>
        <source>guide</source>
        <translation>Führung</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>Gedächtnis</translation>
    </message>
    <message>
        <source>context</source>
        <translation>Umgebung</translation>
    </message>
</context>
<context>
    <name>Synth</name>
    <message>
        <source>Sine</source>
        <translation>Sinus</translation>
    </message>
    <message>
        <source>One sine from 20 to 2520 Hz</source>
        <translation>Ein Sinus von 20 bis 2520 Hz</translation>
    </message>
    <message>
        <source>Frequency modulation</source>
        <translation>Frequenzmodulation</translation>
    </message>
    <message>
        <source>Two sines, one bending the other: carrier 400 to 800 Hz, modulator up to five times as high</source>
        <translation>Zwei Sinus, von denen einer den anderen verbiegt: Träger 400 bis 800 Hz, Modulator bis zu fünfmal so hoch</translation>
    </message>
    <message>
        <source>Frequency modulation, as published</source>
        <translation>Frequenzmodulation, wie veröffentlicht</translation>
    </message>
    <message>
        <source>The fm3 of the original patches with its wrong constants: carrier 560 to 960 Hz, modulator up to 1.4 times as high</source>
        <translation>Die FM3 der Original-Patches mit ihren falschen Konstanten: Träger 560 bis 960 Hz, Modulator bis zu 1,4-mal so hoch</translation>
    </message>
    <message>
        <source>Frequency modulation with amplitude</source>
        <translation>Frequenzmodulation mit Amplitude</translation>
    </message>
    <message>
        <source>fm3 whose loudness is the fourth parameter</source>
        <translation>FM3, deren Lautstärke der vierte Parameter ist</translation>
    </message>
    <message>
        <source>Granular</source>
        <translation>Granular</translation>
    </message>
    <message>
        <source>Grains of a sound: 1 to 40 a second of 25 to 1025 ms, at up to eight times its speed</source>
        <translation>Körner eines Klangs: 1 bis 40 je Sekunde von 25 bis 1025 ms, mit bis zu achtfacher Geschwindigkeit</translation>
    </message>
    <message>
        <source>Granular, own pitch</source>
        <translation>Granular, eigene Tonhöhe</translation>
    </message>
    <message>
        <source>granular at the sound&apos;s own speed</source>
        <translation>granular in der eigenen Geschwindigkeit des Klangs</translation>
    </message>
    <message>
        <source>Granular, even grains</source>
        <translation>Granular, gleich lange Körner</translation>
    </message>
    <message>
        <source>granular with grains of 225 ms</source>
        <translation>granular mit Körnern von 225 ms</translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation>Frequenz</translation>
    </message>
    <message>
        <source>Amplitude</source>
        <translation>Amplitude</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>Träger</translation>
    </message>
    <message>
        <source>Modulator</source>
        <translation>Modulator</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>Tiefe</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Dichte</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>Tonhöhe</translation>
    </message>
</context>
<context>
    <name>Task</name>
    <message>
        <source>Guide and memory</source>
        <translation>Führung und Gedächtnis</translation>
    </message>
    <message>
        <source>Recompose a memory along a guide</source>
        <translation>Ein Gedächtnis entlang einer Führung neu zusammensetzen</translation>
    </message>
    <message>
        <source>Recompose a memory recording along a guide recording into a response</source>
        <translation>Eine Gedächtnis-Aufnahme entlang einer Führungs-Aufnahme zu einer Antwort neu zusammensetzen</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Führung</translation>
    </message>
    <message>
        <source>The recording to follow</source>
        <translation>Die Aufnahme, der gefolgt wird</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Gedächtnis</translation>
    </message>
    <message>
        <source>The recording to cut up and recompose</source>
        <translation>Die Aufnahme, die zerschnitten und neu zusammengesetzt wird</translation>
    </message>
    <message>
        <source>Edit a take</source>
        <translation>Take bearbeiten</translation>
    </message>
    <message>
        <source>Change labels and choices of a take, and write it as a new one</source>
        <translation>Labels und Auswahl eines Takes ändern und als neuen Take schreiben</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Take</translation>
    </message>
    <message>
        <source>Folder of a take, or its info.json</source>
        <translation>Ordner eines Takes oder dessen info.json</translation>
    </message>
    <message>
        <source>Improvisation</source>
        <translation>Improvisation</translation>
    </message>
    <message>
        <source>Build a lookup table</source>
        <translation>Nachschlagetabelle bauen</translation>
    </message>
    <message>
        <source>Render and analyse a synthesizer at many points of its parameters</source>
        <translation>Einen Synthesizer an vielen Punkten seiner Parameter rendern und analysieren</translation>
    </message>
    <message>
        <source>Analyse recordings</source>
        <translation>Aufnahmen analysieren</translation>
    </message>
    <message>
        <source>Describe recordings frame by frame, to be compared with a synthesizer&apos;s sounds</source>
        <translation>Aufnahmen Frame für Frame beschreiben, zum Vergleich mit den Klängen eines Synthesizers</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>Aufnahmen</translation>
    </message>
    <message>
        <source>Sound files to describe</source>
        <translation>Zu beschreibende Klangdateien</translation>
    </message>
    <message>
        <source>Train an agent</source>
        <translation>Agent trainieren</translation>
    </message>
    <message>
        <source>Teach an agent to follow recordings or targets on a synthesizer</source>
        <translation>Einem Agenten beibringen, auf einem Synthesizer Aufnahmen oder Zielen zu folgen</translation>
    </message>
    <message>
        <source>Lookup table</source>
        <translation>Nachschlagetabelle</translation>
    </message>
    <message>
        <source>Table of the synthesizer to play</source>
        <translation>Tabelle des Synthesizers, der gespielt wird</translation>
    </message>
    <message>
        <source>Corpus</source>
        <translation>Korpus</translation>
    </message>
    <message>
        <source>Recordings to follow, described frame by frame; files or folders</source>
        <translation>Aufnahmen, denen gefolgt wird, Frame für Frame beschrieben; Dateien oder Ordner</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>environment_settings.json of the published system</source>
        <translation>environment_settings.json des veröffentlichten Systems</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Ausgehen von</translation>
    </message>
    <message>
        <source>Agent to train on, or a zip of Stable-Baselines3</source>
        <translation>Agent, der weitertrainiert wird, oder eine Zip-Datei von Stable-Baselines3</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>A trained model that answers the guide; without one the memory follows it</source>
        <translation>Ein trainiertes Modell, das der Führung antwortet; ohne eines folgt ihr das Gedächtnis</translation>
    </message>
    <message>
        <source>Learn the codes of recordings</source>
        <translation>Codes von Aufnahmen lernen</translation>
    </message>
    <message>
        <source>Learn a codebook from recordings and make its codes audible</source>
        <translation>Aus Aufnahmen ein Codebuch lernen und seine Codes hörbar machen</translation>
    </message>
    <message>
        <source>Files, or folders of files, to learn from</source>
        <translation>Dateien oder Ordner mit Dateien, aus denen gelernt wird</translation>
    </message>
    <message>
        <source>Export labels</source>
        <translation>Labels exportieren</translation>
    </message>
    <message>
        <source>Write a take&apos;s labels, cues and runs for other programs</source>
        <translation>Labels, Cues und Folgen eines Takes für andere Programme schreiben</translation>
    </message>
    <message>
        <source>Learn a relation</source>
        <translation>Beziehung lernen</translation>
    </message>
    <message>
        <source>Learn from recordings that were played together how one answers the other</source>
        <translation>Aus zusammen gespielten Aufnahmen lernen, wie die eine der anderen antwortet</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>Paar</translation>
    </message>
    <message>
        <source>Two recordings that were played together: the guide, and what answered it</source>
        <translation>Zwei zusammen gespielte Aufnahmen: die Führung und das, was ihr geantwortet hat</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Folder of songs with their tracks</source>
        <translation>Ordner mit Songs und ihren Spuren</translation>
    </message>
    <message>
        <source>Codebook</source>
        <translation>Codebuch</translation>
    </message>
    <message>
        <source>Labels to speak: of a codebook or of another model</source>
        <translation>Zu verwendende Labels: die eines Codebuchs oder eines anderen Modells</translation>
    </message>
    <message>
        <source>Learn a relation further</source>
        <translation>Beziehung weiterlernen</translation>
    </message>
    <message>
        <source>Train a model on, on other recordings</source>
        <translation>Ein Modell mit anderen Aufnahmen weitertrainieren</translation>
    </message>
    <message>
        <source>A trained model</source>
        <translation>Ein trainiertes Modell</translation>
    </message>
    <message>
        <source>Try segments and labels</source>
        <translation>Segmente und Labels ausprobieren</translation>
    </message>
    <message>
        <source>Train with several segments and numbers of labels, and compare</source>
        <translation>Mit mehreren Segmenten und Anzahlen von Labels trainieren und vergleichen</translation>
    </message>
    <message>
        <source>Evaluate a model</source>
        <translation>Modell auswerten</translation>
    </message>
    <message>
        <source>Compare what a model answers with what was played, beside all baselines</source>
        <translation>Vergleichen, was ein Modell antwortet und was gespielt wurde, neben allen Vergleichswerten</translation>
    </message>
    <message>
        <source>Write a specification</source>
        <translation>Spezifikation schreiben</translation>
    </message>
    <message>
        <source>Write the labels that a model would answer a guide with</source>
        <translation>Die Labels schreiben, mit denen ein Modell einer Führung antworten würde</translation>
    </message>
    <message>
        <source>The recording to answer</source>
        <translation>Die Aufnahme, der geantwortet wird</translation>
    </message>
    <message>
        <source>Recording whose labels the answer is to keep to</source>
        <translation>Aufnahme, an deren Labels sich die Antwort halten soll</translation>
    </message>
    <message>
        <source>Continue a track</source>
        <translation>Spur fortsetzen</translation>
    </message>
    <message>
        <source>Let a model that has learned to continue write how a track goes on</source>
        <translation>Ein Modell, das fortzusetzen gelernt hat, schreiben lassen, wie eine Spur weitergeht</translation>
    </message>
    <message>
        <source>Track</source>
        <translation>Spur</translation>
    </message>
    <message>
        <source>The recording to continue</source>
        <translation>Die Aufnahme, die fortgesetzt wird</translation>
    </message>
    <message>
        <source>Import a checkpoint</source>
        <translation>Zwischenstand importieren</translation>
    </message>
    <message>
        <source>Make a model of a checkpoint of the published system (Dicy3)</source>
        <translation>Aus einem Zwischenstand des veröffentlichten Systems (Dicy3) ein Modell machen</translation>
    </message>
    <message>
        <source>Checkpoint</source>
        <translation>Zwischenstand</translation>
    </message>
    <message>
        <source>PyTorch file of the published system</source>
        <translation>PyTorch-Datei des veröffentlichten Systems</translation>
    </message>
    <message>
        <source>Centres</source>
        <translation>Zentren</translation>
    </message>
    <message>
        <source>NumPy file of the codebook, where the checkpoint has none</source>
        <translation>NumPy-Datei des Codebuchs, wenn der Zwischenstand keines hat</translation>
    </message>
    <message>
        <source>wav2vec 2.0</source>
        <translation>wav2vec 2.0</translation>
    </message>
    <message>
        <source>File of wav2vec 2.0 weights, where the checkpoint has none</source>
        <translation>Datei mit Gewichten von wav2vec 2.0, wenn der Zwischenstand keine hat</translation>
    </message>
    <message>
        <source>Combine stems</source>
        <translation>Stems zusammenfassen</translation>
    </message>
    <message>
        <source>Average the stems of each instrument of a song into one file</source>
        <translation>Die Stems jedes Instruments eines Songs zu einer Datei mitteln</translation>
    </message>
    <message>
        <source>Folder of songs with a folder an instrument</source>
        <translation>Ordner mit Songs, darin ein Ordner je Instrument</translation>
    </message>
    <message>
        <source>Split a data set</source>
        <translation>Datensatz aufteilen</translation>
    </message>
    <message>
        <source>Divide the songs of a data set into training, validation and test</source>
        <translation>Die Songs eines Datensatzes in Training, Validierung und Test aufteilen</translation>
    </message>
    <message>
        <source>Folder of songs or of paired folders</source>
        <translation>Ordner mit Songs oder mit gepaarten Ordnern</translation>
    </message>
    <message>
        <source>Make duo folders</source>
        <translation>Duo-Ordner anlegen</translation>
    </message>
    <message>
        <source>Pair neighbouring files of a folder as A1 and A2</source>
        <translation>Benachbarte Dateien eines Ordners als A1 und A2 paaren</translation>
    </message>
    <message>
        <source>Folder of recordings</source>
        <translation>Ordner mit Aufnahmen</translation>
    </message>
    <message>
        <source>Rescale recordings</source>
        <translation>Aufnahmen aussteuern</translation>
    </message>
    <message>
        <source>Take the offset out of recordings and bring them to full level</source>
        <translation>Den Gleichanteil aus Aufnahmen entfernen und sie voll aussteuern</translation>
    </message>
    <message>
        <source>Make evaluation folders</source>
        <translation>Auswertungsordner anlegen</translation>
    </message>
    <message>
        <source>Write true and misaligned mixes and single tracks, to measure results against</source>
        <translation>Echte und unpassende Mixe sowie einzelne Spuren schreiben, um Ergebnisse daran zu messen</translation>
    </message>
    <message>
        <source>Folder of songs</source>
        <translation>Ordner mit Songs</translation>
    </message>
    <message>
        <source>A .pt or .pth file of the published system</source>
        <translation>Eine .pt- oder .pth-Datei des veröffentlichten Systems</translation>
    </message>
    <message>
        <source>A trained latent model</source>
        <translation>Ein trainiertes latentes Modell</translation>
    </message>
    <message>
        <source>A trained prior of that model</source>
        <translation>Ein trainierter Prior dieses Modells</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>Codes</translation>
    </message>
    <message>
        <source>Dictionary</source>
        <translation>Wörterbuch</translation>
    </message>
    <message>
        <source>Emotion</source>
        <translation>Emotion</translation>
    </message>
    <message>
        <source>Files, or folders of files; names or folders (Q1 ... Q4) tell the emotion</source>
        <translation>Dateien oder Ordner von Dateien; Namen oder Ordner (Q1 ... Q4) sagen die Emotion</translation>
    </message>
    <message>
        <source>Generate pieces</source>
        <translation>Stücke erzeugen</translation>
    </message>
    <message>
        <source>Import a published checkpoint</source>
        <translation>Einen veröffentlichten Checkpoint importieren</translation>
    </message>
    <message>
        <source>Its dictionary of words (.pkl), if it is not the usual one</source>
        <translation>Sein Wörterbuch der Wörter (.pkl), wenn es nicht das übliche ist</translation>
    </message>
    <message>
        <source>Learn to write codes for an emotion, so that new pieces can be generated</source>
        <translation>Lernt, Codes für eine Emotion zu schreiben, damit neue Stücke entstehen können</translation>
    </message>
    <message>
        <source>MIDI files</source>
        <translation>MIDI-Dateien</translation>
    </message>
    <message>
        <source>Make a data set of MIDI files</source>
        <translation>Einen Datensatz aus MIDI-Dateien machen</translation>
    </message>
    <message>
        <source>Make a model of a checkpoint of the published system</source>
        <translation>Ein Modell aus einem Checkpoint des veröffentlichten Systems machen</translation>
    </message>
    <message>
        <source>Map the latent space</source>
        <translation>Den latenten Raum kartieren</translation>
    </message>
    <message>
        <source>Maps of a data set&apos;s pieces by each element, and which codes are used</source>
        <translation>Karten der Stücke eines Datensatzes nach jedem Element, und welche Codes benutzt werden</translation>
    </message>
    <message>
        <source>Move elements of a piece</source>
        <translation>Elemente eines Stücks bewegen</translation>
    </message>
    <message>
        <source>Of a prior: VQ_dict of the latent model</source>
        <translation>Eines Priors: VQ_dict des latenten Modells</translation>
    </message>
    <message>
        <source>Of a prior: the latent model</source>
        <translation>Eines Priors: das latente Modell</translation>
    </message>
    <message>
        <source>Piece</source>
        <translation>Stück</translation>
    </message>
    <message>
        <source>Pieces as words: data.npz of &apos;emotion dataset&apos;, or of the published system</source>
        <translation>Stücke als Wörter: data.npz von &apos;emotion dataset&apos; oder des veröffentlichten Systems</translation>
    </message>
    <message>
        <source>Prior</source>
        <translation>Prior</translation>
    </message>
    <message>
        <source>Pull elements of a piece towards another piece or an emotion</source>
        <translation>Elemente eines Stücks zu einem anderen Stück oder einer Emotion ziehen</translation>
    </message>
    <message>
        <source>The MIDI file to change</source>
        <translation>Die MIDI-Datei, die sich ändert</translation>
    </message>
    <message>
        <source>The MIDI file whose elements are taken</source>
        <translation>Die MIDI-Datei, deren Elemente genommen werden</translation>
    </message>
    <message>
        <source>Towards</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Train a classifier that tells quadrant, arousal and valence of a piece</source>
        <translation>Einen Klassifikator trainieren, der Quadrant, Erregung und Valenz eines Stücks sagt</translation>
    </message>
    <message>
        <source>Train a latent model</source>
        <translation>Ein latentes Modell trainieren</translation>
    </message>
    <message>
        <source>Train a prior</source>
        <translation>Einen Prior trainieren</translation>
    </message>
    <message>
        <source>Train an emotion classifier</source>
        <translation>Einen Emotionsklassifikator trainieren</translation>
    </message>
    <message>
        <source>Train the element-wise latent model on a data set of pieces</source>
        <translation>Das latente Modell Element für Element auf einem Datensatz von Stücken trainieren</translation>
    </message>
    <message>
        <source>Write MIDI files as compound words, to train with</source>
        <translation>MIDI-Dateien als zusammengesetzte Wörter schreiben, zum Trainieren</translation>
    </message>
    <message>
        <source>Write new pieces for an emotion</source>
        <translation>Neue Stücke für eine Emotion schreiben</translation>
    </message>
    <message>
        <source>Recompose many memories</source>
        <translation>Viele Gedächtnisse neu zusammensetzen</translation>
    </message>
    <message>
        <source>Recompose every memory of a data set along its guide, with several models</source>
        <translation>Jedes Gedächtnis einer Sammlung entlang seiner Führung neu zusammensetzen, mit mehreren Modellen</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Trained models that answer the guides; without one the memories follow them</source>
        <translation>Trainierte Modelle, die den Führungen antworten; ohne eines folgen die Gedächtnisse ihnen</translation>
    </message>
    <message>
        <source>Measure results</source>
        <translation>Ergebnisse messen</translation>
    </message>
    <message>
        <source>Tell how much what was made resembles what was played together</source>
        <translation>Sagt, wie sehr Gemachtes dem gleicht, was zusammen gespielt wurde</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Gemacht</translation>
    </message>
    <message>
        <source>Recordings or takes, or folders of them</source>
        <translation>Aufnahmen oder Takes, oder Ordner mit ihnen</translation>
    </message>
    <message>
        <source>True</source>
        <translation>Wahr</translation>
    </message>
    <message>
        <source>What was played together: the folder &apos;true&apos; of evaluation folders, or recordings</source>
        <translation>Was zusammen gespielt wurde: der Ordner „true“ von Auswertungsordnern, oder Aufnahmen</translation>
    </message>
    <message>
        <source>Misaligned</source>
        <translation>Unpassend</translation>
    </message>
    <message>
        <source>What does not belong together, for comparison: the folder &apos;misaligned&apos;, or recordings</source>
        <translation>Was nicht zusammengehört, zum Vergleich: der Ordner „misaligned“, oder Aufnahmen</translation>
    </message>
    <message>
        <source>Edit a piece without a model</source>
        <translation>Ein Stück ohne Modell bearbeiten</translation>
    </message>
    <message>
        <source>Change velocity, tempo, duration, octave or mode of a piece, without a model</source>
        <translation>Anschlag, Tempo, Dauer, Oktave oder Tongeschlecht eines Stücks ändern, ohne Modell</translation>
    </message>
    <message>
        <source>Judge what a slider does</source>
        <translation>Beurteilen, was ein Regler bewirkt</translation>
    </message>
    <message>
        <source>Move an element of pieces that were not learned from, and count what is heard of it</source>
        <translation>Bewegt ein Element von Stücken, aus denen nicht gelernt wurde, und zählt, was davon zu hören ist</translation>
    </message>
    <message>
        <source>Prepare songs of stems</source>
        <translation>Stücke mit Spuren vorbereiten</translation>
    </message>
    <message>
        <source>Find beats, tempo and key of songs, and sum their drums and their mix</source>
        <translation>Schläge, Tempo und Tonart von Stücken finden und ihr Schlagzeug und ihre Mischung zusammenzählen</translation>
    </message>
    <message>
        <source>Train a codec</source>
        <translation>Einen Codec trainieren</translation>
    </message>
    <message>
        <source>Learn to write sound as few codes and back</source>
        <translation>Lernen, Klang als wenige Codes zu schreiben und zurück</translation>
    </message>
    <message>
        <source>Listen to a codec</source>
        <translation>Einen Codec anhören</translation>
    </message>
    <message>
        <source>Write recordings as codes and back, and tell what is lost</source>
        <translation>Aufnahmen als Codes schreiben und zurück und sagen, was verloren geht</translation>
    </message>
    <message>
        <source>Train a model of stems</source>
        <translation>Ein Modell von Spuren trainieren</translation>
    </message>
    <message>
        <source>Learn to write a stem that plays along to others</source>
        <translation>Lernen, eine Spur zu schreiben, die zu anderen mitspielt</translation>
    </message>
    <message>
        <source>Write stems</source>
        <translation>Spuren schreiben</translation>
    </message>
    <message>
        <source>Write stems that play along to a context</source>
        <translation>Spuren schreiben, die zu einer Umgebung mitspielen</translation>
    </message>
    <message>
        <source>Measure a model of stems</source>
        <translation>Ein Modell von Spuren messen</translation>
    </message>
    <message>
        <source>How well stems play along, beside shuffled contexts and the true stems</source>
        <translation>Wie gut Spuren mitspielen, neben vertauschten Umgebungen und den wahren Spuren</translation>
    </message>
    <message>
        <source>Import published weights</source>
        <translation>Veröffentlichte Gewichte übernehmen</translation>
    </message>
    <message>
        <source>Make a model or a codec of checkpoints of MusicGen, STAGE or EnCodec</source>
        <translation>Aus Prüfpunkten von MusicGen, STAGE oder EnCodec ein Modell oder einen Codec machen</translation>
    </message>
    <message>
        <source>Accompaniment</source>
        <translation>Begleitung</translation>
    </message>
    <message>
        <source>Songs</source>
        <translation>Stücke</translation>
    </message>
    <message>
        <source>A folder of songs, each a folder of stems that start together</source>
        <translation>Ein Ordner mit Stücken, jedes ein Ordner mit Spuren, die zusammen beginnen</translation>
    </message>
    <message>
        <source>A trained model of stems</source>
        <translation>Ein trainiertes Modell von Spuren</translation>
    </message>
    <message>
        <source>Codec</source>
        <translation>Codec</translation>
    </message>
    <message>
        <source>A trained or imported codec</source>
        <translation>Ein trainierter oder übernommener Codec</translation>
    </message>
    <message>
        <source>Where it does not lie beside the model</source>
        <translation>Wo er nicht neben dem Modell liegt</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <source>A table (.csv) of song, genres, moods, bpm, key</source>
        <translation>Eine Tabelle (.csv) mit song, genres, moods, bpm, key</translation>
    </message>
    <message>
        <source>Songs of stems, folders of recordings or files</source>
        <translation>Stücke mit Spuren, Ordner mit Aufnahmen oder Dateien</translation>
    </message>
    <message>
        <source>Sound files</source>
        <translation>Tondateien</translation>
    </message>
    <message>
        <source>Go on with</source>
        <translation>Weitermachen mit</translation>
    </message>
    <message>
        <source>A model to train further</source>
        <translation>Ein Modell, das weiter trainiert wird</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Beginning</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Vorbild</translation>
    </message>
    <message>
        <source>A stem that sounds as these shall</source>
        <translation>Eine Spur, wie diese klingen sollen</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>Prüfpunkte</translation>
    </message>
    <message>
        <source>Of a language model: the codec that it writes for</source>
        <translation>Eines Sprachmodells: der Codec, für den es schreibt</translation>
    </message>
    <message>
        <source>Files of PyTorch or .safetensors; T5&apos;s tokeniser (.model)</source>
        <translation>Dateien von PyTorch oder .safetensors; der Zerleger von T5 (.model)</translation>
    </message>
    <message>
        <source>What to play along to, summed; without one: clicks at the tempo</source>
        <translation>Wozu gespielt wird, summiert; ohne: Klicks im Tempo</translation>
    </message>
    <message>
        <source>Beats</source>
        <translation>Schläge</translation>
    </message>
    <message>
        <source>Where the beats of the context are (.json)</source>
        <translation>Wo die Schläge der Umgebung sind (.json)</translation>
    </message>
    <message>
        <source>How the stems begin: sound, or codes (.npz)</source>
        <translation>Wie die Spuren beginnen: Klang oder Codes (.npz)</translation>
    </message>
    <message>
        <source>Electronic music</source>
        <translation>Elektronische Musik</translation>
    </message>
    <message>
        <source>Synthesise clips</source>
        <translation>Clips synthetisieren</translation>
    </message>
    <message>
        <source>Make clips to learn from, of known onsets, density and repetition, out of the built-in synthesizers</source>
        <translation>Clips zum Lernen mit bekannten Einsätzen, bekannter Dichte und Wiederholung aus den eingebauten Synthesizern machen</translation>
    </message>
    <message>
        <source>Prepare clips</source>
        <translation>Clips vorbereiten</translation>
    </message>
    <message>
        <source>Cut recordings into clips and measure them: what a model of electronic music learns from</source>
        <translation>Aufnahmen in Clips schneiden und messen: woraus ein Modell elektronischer Musik lernt</translation>
    </message>
    <message>
        <source>Folders of recordings, or files</source>
        <translation>Ordner mit Aufnahmen oder Dateien</translation>
    </message>
    <message>
        <source>Train a model of electronic music</source>
        <translation>Ein Modell elektronischer Musik trainieren</translation>
    </message>
    <message>
        <source>Learn to draw clips from noise, easy ones first</source>
        <translation>Lernen, Clips aus Rauschen zu ziehen, leichte zuerst</translation>
    </message>
    <message>
        <source>Draw clips</source>
        <translation>Clips ziehen</translation>
    </message>
    <message>
        <source>Draw clips from noise, as involved as is asked for</source>
        <translation>Clips aus Rauschen ziehen, so verwickelt wie gewünscht</translation>
    </message>
    <message>
        <source>Vary a clip</source>
        <translation>Einen Clip variieren</translation>
    </message>
    <message>
        <source>Draw variations of a recording, near to it or far</source>
        <translation>Variationen einer Aufnahme ziehen, nah an ihr oder fern</translation>
    </message>
    <message>
        <source>Measure a model of electronic music</source>
        <translation>Ein Modell elektronischer Musik messen</translation>
    </message>
    <message>
        <source>How well scores are met, beside real clips and a network that learned nothing</source>
        <translation>Wie gut Werte getroffen werden, neben echten Clips und einem Netz, das nichts gelernt hat</translation>
    </message>
    <message>
        <source>A trained model of electronic music</source>
        <translation>Ein trainiertes Modell elektronischer Musik</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>Clips</translation>
    </message>
    <message>
        <source>A data set that &apos;Prepare clips&apos; made</source>
        <translation>Ein Datensatz, den „Clips vorbereiten“ gemacht hat</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>Of the published program (.yaml)</source>
        <translation>Des veröffentlichten Programms (.yaml)</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>The recording to be varied</source>
        <translation>Die Aufnahme, die variiert wird</translation>
    </message>
    <message>
        <source>Second seed</source>
        <translation>Zweites Ausgangsstück</translation>
    </message>
    <message>
        <source>A recording to be blended in</source>
        <translation>Eine Aufnahme, die eingemischt wird</translation>
    </message>
    <message>
        <source>Learn tags</source>
        <translation>Tags lernen</translation>
    </message>
    <message>
        <source>Learn genres and moods from songs that have them, and tell how well that goes</source>
        <translation>Genres und Stimmungen von Stücken lernen, die welche haben, und sagen, wie gut das geht</translation>
    </message>
    <message>
        <source>Suggest tags</source>
        <translation>Tags vorschlagen</translation>
    </message>
    <message>
        <source>Genres and moods for songs that have none, as a table to look through</source>
        <translation>Genres und Stimmungen für Stücke ohne solche, als Tabelle zum Durchsehen</translation>
    </message>
    <message>
        <source>Learned tags</source>
        <translation>Gelernte Tags</translation>
    </message>
    <message>
        <source>What &apos;Learn tags&apos; made</source>
        <translation>Was „Tags lernen“ gemacht hat</translation>
    </message>
    <message>
        <source>Train a vocoder</source>
        <translation>Einen Vocoder trainieren</translation>
    </message>
    <message>
        <source>Learn to make sound of spectrograms, in place of the search for phases</source>
        <translation>Lernen, aus Spektrogrammen Klang zu machen, anstelle der Suche nach Phasen</translation>
    </message>
    <message>
        <source>Vocoder</source>
        <translation>Vocoder</translation>
    </message>
    <message>
        <source>A trained vocoder</source>
        <translation>Ein trainierter Vocoder</translation>
    </message>
    <message>
        <source>Makes the sound; without one: a search for phases</source>
        <translation>Macht den Klang; ohne ihn: eine Suche nach Phasen</translation>
    </message>
    <message>
        <source>Compare a vocoder</source>
        <translation>Einen Vocoder vergleichen</translation>
    </message>
    <message>
        <source>What a vocoder and the search for phases make of clips held back, by ear and number</source>
        <translation>Was ein Vocoder und die Suche nach Phasen aus zurückgehaltenen Clips machen, in Klang und Zahl</translation>
    </message>
</context>
<context>
    <name>TrainingTable</name>
    <message>
        <source>Read from a folder</source>
        <translation>Aus einem Ordner gelesen</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>Silent for %1</source>
        <translation>Seit %1 still</translation>
    </message>
    <message>
        <source>%1 · %2 %</source>
        <translation>%1 · %2 %</translation>
    </message>
    <message>
        <source>Curve</source>
        <extracomment>column: the curve&apos;s colour, and whether it is shown</extracomment>
        <translation>Kurve</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Last written</source>
        <translation>Zuletzt geschrieben</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>gezeigt</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>verborgen</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>less than 1 s</source>
        <translation>weniger als 1 s</translation>
    </message>
    <message>
        <source>about %1 s</source>
        <translation>etwa %1 s</translation>
    </message>
    <message>
        <source>about %1 min</source>
        <translation>etwa %1 min</translation>
    </message>
    <message>
        <source>about %1 h</source>
        <translation>etwa %1 h</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>GPU %1</source>
        <translation>GPU %1</translation>
    </message>
    <message>
        <source>audio</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>Noten</translation>
    </message>
    <message>
        <source>a corpus</source>
        <translation>ein Korpus</translation>
    </message>
    <message>
        <source>a table</source>
        <translation>eine Tabelle</translation>
    </message>
    <message>
        <source>a model</source>
        <translation>ein Modell</translation>
    </message>
    <message>
        <source>an embedding</source>
        <translation>ein Embedding</translation>
    </message>
</context>
<context>
    <name>antiphon::AboutDialog</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>present</source>
        <translation>vorhanden</translation>
    </message>
    <message>
        <source>absent</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>About Antiphon</source>
        <translation>Über Antiphon</translation>
    </message>
    <message>
        <source>&lt;h2&gt;Antiphon %1&lt;/h2&gt;&lt;p&gt;A workstation for music machine learning: train, explore by ear, generate, play and export, on one machine.&lt;/p&gt;&lt;p&gt;Antiphon is free software: you may use, study, share and change it under the GNU General Public License, version 3 or later. It comes without any warranty.&lt;/p&gt;</source>
        <translation>&lt;h2&gt;Antiphon %1&lt;/h2&gt;&lt;p&gt;Eine Workstation für maschinelles Lernen mit Musik: trainieren, hörend erkunden, erzeugen, spielen und exportieren, auf einem Rechner.&lt;/p&gt;&lt;p&gt;Antiphon ist freie Software: Verwenden, Untersuchen, Weitergeben und Ändern sind erlaubt unter der GNU General Public License, Version 3 oder später. Es besteht keinerlei Gewährleistung.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Antiphon</source>
        <translation>Antiphon</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Papers to cite</source>
        <translation>Zu zitierende Arbeiten</translation>
    </message>
</context>
<context>
    <name>antiphon::AffinityMatrix</name>
    <message>
        <source>Moments that are alike</source>
        <translation>Momente, die sich gleichen</translation>
    </message>
    <message>
        <source>Time to the right and down; a cell is the stronger the more alike its two moments are. Click a cell to hear both.</source>
        <translation>Zeit nach rechts und nach unten; eine Zelle ist umso kräftiger, je mehr sich ihre beiden Momente gleichen. Ein Klick auf eine Zelle spielt beide.</translation>
    </message>
    <message>
        <source>%1 s and %2 s: %3</source>
        <translation>%1 s und %2 s: %3</translation>
    </message>
    <message>
        <source>%1 s and %2 s: not alike</source>
        <translation>%1 s und %2 s: nicht ähnlich</translation>
    </message>
    <message>
        <source>No cell chosen</source>
        <translation>Keine Zelle gewählt</translation>
    </message>
</context>
<context>
    <name>antiphon::AgentBars</name>
    <message>
        <source>Evaluation</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>How the agent does beside chance, staying where it is and the nearest sound of the table. Press Evaluate.</source>
        <translation>Wie der Agent neben dem Zufall, dem Stehenbleiben und dem nächstgelegenen Klang der Tabelle abschneidet. „Auswerten“ drücken.</translation>
    </message>
    <message>
        <source>Recordings it was trained on</source>
        <translation>Aufnahmen, mit denen er trainiert wurde</translation>
    </message>
    <message>
        <source>Recordings held out</source>
        <translation>Zurückgehaltene Aufnahmen</translation>
    </message>
    <message>
        <source>The agent comes nearer to its targets than chance and than staying where it is.</source>
        <translation>Der Agent kommt seinen Zielen näher als der Zufall und als das Stehenbleiben.</translation>
    </message>
    <message>
        <source>The agent is no better than chance or than staying where it is: train it longer, or let it hear less.</source>
        <translation>Der Agent ist nicht besser als der Zufall oder als das Stehenbleiben: ihn länger trainieren oder weniger hören lassen.</translation>
    </message>
    <message>
        <source>It is nearer than a walk to the table&apos;s nearest sound, too.</source>
        <translation>Er ist auch näher als ein Gang zum nächstgelegenen Klang der Tabelle.</translation>
    </message>
    <message>
        <source>A walk straight to the table&apos;s nearest sound is more accurate and needs no learning: an agent is trained for its character, the way in which it strays.</source>
        <translation>Ein Gang geradewegs zum nächstgelegenen Klang der Tabelle ist genauer und muss nicht gelernt werden: Ein Agent wird um seines Charakters willen trainiert, der Art, wie er abweicht.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>two sentences</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Mean distance from the target, in deviations of the table</source>
        <translation>Mittlerer Abstand zum Ziel, in Abweichungen der Tabelle</translation>
    </message>
    <message>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>Half of the steps are nearer than this</source>
        <translation>Die Hälfte der Schritte ist näher als dies</translation>
    </message>
    <message>
        <source>Share of the steps at a distance of at most 0.1</source>
        <translation>Anteil der Schritte mit einem Abstand von höchstens 0,1</translation>
    </message>
    <message>
        <source>Reward</source>
        <translation>Belohnung</translation>
    </message>
    <message>
        <source>Mean reward a step</source>
        <translation>Mittlere Belohnung je Schritt</translation>
    </message>
    <message>
        <source>Way a second</source>
        <translation>Weg je Sekunde</translation>
    </message>
    <message>
        <source>Way through the parameters in a second: how restless it is</source>
        <translation>Weg durch die Parameter in einer Sekunde: wie unruhig er ist</translation>
    </message>
    <message>
        <source>Share of the steps with a parameter at an end of its range</source>
        <translation>Anteil der Schritte mit einem Parameter an einem Ende seines Bereichs</translation>
    </message>
    <message>
        <source>Median distance in this category alone</source>
        <translation>Median des Abstands in dieser Kategorie allein</translation>
    </message>
    <message>
        <source>Player</source>
        <translation>Wer spielt</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Chance</source>
        <translation>Zufall</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>Bleibt stehen</translation>
    </message>
    <message>
        <source>Nearest sound</source>
        <translation>Nächstgelegener Klang</translation>
    </message>
    <message>
        <source>Within 0.1 (%)</source>
        <translation>Bis 0,1 (in %)</translation>
    </message>
    <message>
        <source>At the edge (%)</source>
        <translation>Am Rand (in %)</translation>
    </message>
</context>
<context>
    <name>antiphon::AgentColumns</name>
    <message>
        <source>What the agent hears and is rewarded for</source>
        <translation>Was der Agent hört und wofür er belohnt wird</translation>
    </message>
    <message>
        <source>Descriptor</source>
        <translation>Deskriptor</translation>
    </message>
    <message>
        <source>Hears</source>
        <translation>Hört</translation>
    </message>
    <message>
        <source>Reward</source>
        <translation>Belohnung</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>In reach</source>
        <translation>In Reichweite</translation>
    </message>
    <message>
        <source>What the agent hears of itself and of its target</source>
        <translation>Was der Agent von sich und von seinem Ziel hört</translation>
    </message>
    <message>
        <source>What counts for how near the agent is to its target</source>
        <translation>Was dafür zählt, wie nah der Agent seinem Ziel ist</translation>
    </message>
    <message>
        <source>How much a category counts for the reward</source>
        <translation>Wie viel eine Kategorie für die Belohnung zählt</translation>
    </message>
    <message>
        <source>Share of the corpus that lies within what the table can sound like</source>
        <translation>Anteil des Korpus, der in dem liegt, wie die Tabelle klingen kann</translation>
    </message>
    <message>
        <source>Weight of %1</source>
        <extracomment>%1 is a category of descriptors</extracomment>
        <translation>Gewicht: %1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>The table reaches from %1 to %2.</source>
        <extracomment>a range of values; the middle nine tenths of a table&apos;s sounds and more</extracomment>
        <translation>Die Tabelle reicht von %1 bis %2.</translation>
    </message>
    <message>
        <source>Mean of its descriptors</source>
        <translation>Mittel seiner Deskriptoren</translation>
    </message>
    <message>
        <source>The agent hears nothing; choose what it hears.</source>
        <translation>Der Agent hört nichts; wählen, was er hört.</translation>
    </message>
    <message>
        <source>The agent is rewarded for nothing; choose what counts.</source>
        <translation>Der Agent wird für nichts belohnt; wählen, was zählt.</translation>
    </message>
</context>
<context>
    <name>antiphon::AgentEvaluation</name>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Evaluating</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>Measure the agent on the table and corpus that are chosen for a training, or else on its own</source>
        <translation>Den Agenten an Tabelle und Korpus messen, die für ein Training gewählt sind, sonst an seinen eigenen</translation>
    </message>
    <message>
        <source>Write the figures as CSV or JSON</source>
        <translation>Die Kennzahlen als CSV oder JSON schreiben</translation>
    </message>
    <message>
        <source>As measured at the end of the training.</source>
        <translation>Wie am Ende des Trainings gemessen.</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>Auswerten</translation>
    </message>
    <message>
        <source>Evaluate again</source>
        <translation>Erneut auswerten</translation>
    </message>
    <message>
        <source>Evaluate an agent</source>
        <translation>Agent auswerten</translation>
    </message>
    <message>
        <source>Measured again on its own table.</source>
        <translation>An seiner eigenen Tabelle erneut gemessen.</translation>
    </message>
    <message>
        <source>Measured again on %1.</source>
        <translation>An %1 erneut gemessen.</translation>
    </message>
    <message>
        <source>Export the evaluation</source>
        <translation>Die Auswertung exportieren</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
</context>
<context>
    <name>antiphon::AgentForm</name>
    <message>
        <source>Nothing. Select sounds on the map and press Forbid there.</source>
        <translation>Nichts. Auf der Karte Klänge wählen und dort „Verbieten“ drücken.</translation>
    </message>
    <message>
        <source>Algorithm</source>
        <translation>Algorithmus</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Preset</translation>
    </message>
    <message>
        <source>Follows</source>
        <translation>Folgt</translation>
    </message>
    <message>
        <source>Reward</source>
        <translation>Belohnung</translation>
    </message>
    <message>
        <source>Keep what it reaches</source>
        <translation>Erreichbares behalten</translation>
    </message>
    <message>
        <source>From the map</source>
        <translation>Von der Karte</translation>
    </message>
    <message>
        <source>Take the table that the map shows</source>
        <translation>Die Tabelle nehmen, die die Karte zeigt</translation>
    </message>
    <message>
        <source>Hear only descriptors of which the table reaches at least half of the corpus</source>
        <translation>Nur Deskriptoren hören, bei denen die Tabelle mindestens die Hälfte des Korpus erreicht</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Length of the training</source>
        <translation>Länge des Trainings</translation>
    </message>
    <message>
        <source>Steps that the agent lives through</source>
        <translation>Schritte, die der Agent durchlebt</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Forbidden regions</source>
        <translation>Verbotene Gebiete</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Show the other options</source>
        <translation>Die übrigen Optionen zeigen</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>May not play:</source>
        <translation>Darf nicht spielen:</translation>
    </message>
    <message>
        <source>Open or make a project first: it keeps the agents.</source>
        <translation>Zuerst ein Projekt öffnen oder anlegen: Es bewahrt die Agenten auf.</translation>
    </message>
    <message>
        <source>Choose the table of a synthesizer, or build one.</source>
        <translation>Die Tabelle eines Synthesizers wählen oder eine bauen.</translation>
    </message>
    <message>
        <source>Reading the table…</source>
        <translation>Tabelle wird gelesen…</translation>
    </message>
    <message>
        <source>It is to follow recordings, but there is no corpus; choose one.</source>
        <translation>Er soll Aufnahmen folgen, aber es ist kein Korpus da; Aufnahmen wählen.</translation>
    </message>
    <message numerus="yes">
        <source>The table reaches the corpus in %1 of %n descriptor(s).</source>
        <translation>
            <numerusform>Die Tabelle erreicht die Aufnahmen des Korpus bei %1 von %n Deskriptor.</numerusform>
            <numerusform>Die Tabelle erreicht die Aufnahmen des Korpus bei %1 von %n Deskriptoren.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sound(s)</source>
        <translation>
            <numerusform>%n Klang</numerusform>
            <numerusform>%n Klänge</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a region of the map: its name, how many sounds</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>Begins at %n marked sound(s)</source>
        <translation>
            <numerusform>Beginnt bei %n markierten Klang</numerusform>
            <numerusform>Beginnt bei %n markierten Klängen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::AgentList</name>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>The agent that is heard and measured</source>
        <translation>Der Agent, der gehört und gemessen wird</translation>
    </message>
    <message>
        <source>%1, trained here</source>
        <extracomment>%1 is the name of a run&apos;s folder</extracomment>
        <translation>%1, hier trainiert</translation>
    </message>
    <message>
        <source>%1, imported</source>
        <translation>%1, importiert</translation>
    </message>
    <message>
        <source>%1, comes along</source>
        <translation>%1, mitgeliefert</translation>
    </message>
</context>
<context>
    <name>antiphon::AgentListen</name>
    <message>
        <source>%1 It counts when the training goes on.</source>
        <extracomment>%1 is a sentence</extracomment>
        <translation>%1 Es zählt, wenn das Training weitergeht.</translation>
    </message>
    <message>
        <source>Rated good.</source>
        <translation>Als gut bewertet.</translation>
    </message>
    <message>
        <source>Rated “not that”.</source>
        <translation>Als „nicht so“ bewertet.</translation>
    </message>
    <message>
        <source>The agent plays on as it is.</source>
        <translation>Der Agent spielt weiter, wie er ist.</translation>
    </message>
    <message>
        <source>The agent learns again.</source>
        <translation>Der Agent lernt wieder.</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) fed.</source>
        <translation>
            <numerusform>%n Aufnahme gegeben.</numerusform>
            <numerusform>%n Aufnahmen gegeben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Recordings to follow</source>
        <translation>Aufnahmen, denen gefolgt wird</translation>
    </message>
    <message>
        <source>Sounds and descriptors (*.wav *.flac *.aif *.aiff *.ogg *.opus *.mp3 *.csv *.csv.gz)</source>
        <translation>Klänge und Deskriptoren (*.wav *.flac *.aif *.aiff *.ogg *.opus *.mp3 *.csv *.csv.gz)</translation>
    </message>
    <message>
        <source>Nothing new is forbidden on the map of its table: select sounds there and press Forbid.</source>
        <translation>Auf der Karte seiner Tabelle ist nichts Neues verboten: dort Klänge wählen und „Verbieten“ drücken.</translation>
    </message>
    <message numerus="yes">
        <source>%n region(s) forbidden.</source>
        <translation>
            <numerusform>%n Gebiet verboten.</numerusform>
            <numerusform>%n Gebiete verboten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s) allowed again.</source>
        <translation>
            <numerusform>%n Gebiet wieder erlaubt.</numerusform>
            <numerusform>%n Gebiete wieder erlaubt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 forbidden, %n region(s) allowed again.</source>
        <extracomment>%1 a number of regions; %n regions</extracomment>
        <translation>
            <numerusform>%1 verboten, %n Gebiet wieder erlaubt.</numerusform>
            <numerusform>%1 verboten, %n Gebiete wieder erlaubt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Train an agent, or choose one above to hear it.</source>
        <translation>Einen Agenten trainieren oder oben einen wählen, um ihn zu hören.</translation>
    </message>
    <message>
        <source>This agent is not in training here. Press Hear to listen to it.</source>
        <translation>Dieser Agent ist hier nicht im Training. „Hören“ drücken, um ihn anzuhören.</translation>
    </message>
    <message>
        <source>Samples of what the agent plays appear here while it trains; click one to hear it.</source>
        <translation>Hörproben dessen, was der Agent spielt, erscheinen hier, während er trainiert; zum Hören eine anklicken.</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Hörproben</translation>
    </message>
    <message>
        <source>Making it heard…</source>
        <translation>Wird hörbar gemacht…</translation>
    </message>
    <message>
        <source>Stop making it heard</source>
        <translation>Nicht mehr hörbar machen</translation>
    </message>
    <message>
        <source>good</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>not that</source>
        <translation>nicht so</translation>
    </message>
    <message>
        <source>Step %1, distance %2</source>
        <extracomment>a sample: %1 a step of the training, %2 a distance</extracomment>
        <translation>Schritt %1, Abstand %2</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <extracomment>%1 a sample, %2 how it was rated</extracomment>
        <translation>%1 — %2</translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) fed</source>
        <translation>
            <numerusform>%n Aufnahme gegeben</numerusform>
            <numerusform>%n Aufnahmen gegeben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s) forbidden</source>
        <translation>
            <numerusform>%n Gebiet verboten</numerusform>
            <numerusform>%n Gebiete verboten</numerusform>
        </translation>
    </message>
    <message>
        <source>frozen</source>
        <translation>eingefroren</translation>
    </message>
    <message>
        <source>Asked: %1.</source>
        <translation>Verlangt: %1.</translation>
    </message>
    <message>
        <source>More of what was just heard (%1)</source>
        <translation>Mehr von dem, was eben zu hören war (%1)</translation>
    </message>
    <message>
        <source>Only a DQN remembers what it was rated for</source>
        <translation>Nur ein DQN merkt sich, wofür es bewertet wurde</translation>
    </message>
    <message>
        <source>Less of what was just heard (%1)</source>
        <translation>Weniger von dem, was eben zu hören war (%1)</translation>
    </message>
</context>
<context>
    <name>antiphon::AgentPanel</name>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Import a zip of Stable-Baselines3…</source>
        <translation>Zip-Datei von Stable-Baselines3 importieren…</translation>
    </message>
    <message>
        <source>Export a zip for Stable-Baselines3…</source>
        <translation>Zip-Datei für Stable-Baselines3 exportieren…</translation>
    </message>
    <message>
        <source>Hear</source>
        <translation>Hören</translation>
    </message>
    <message>
        <source>Hear what the agent plays now, by its newest checkpoint</source>
        <translation>Hören, was der Agent jetzt spielt, nach seinem neuesten Zwischenstand</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Play the chosen sample</source>
        <translation>Die gewählte Hörprobe abspielen</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Not that</source>
        <translation>Nicht so</translation>
    </message>
    <message>
        <source>Feed a recording…</source>
        <translation>Aufnahme geben…</translation>
    </message>
    <message>
        <source>The agent also follows this recording from its next episode on</source>
        <translation>Der Agent folgt von seiner nächsten Episode an auch dieser Aufnahme</translation>
    </message>
    <message>
        <source>Forbid region</source>
        <translation>Gebiet verbieten</translation>
    </message>
    <message>
        <source>The agent keeps out of what is forbidden on the map of its table</source>
        <translation>Der Agent meidet, was auf der Karte seiner Tabelle verboten ist</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>Einfrieren</translation>
    </message>
    <message>
        <source>The agent plays on but does not learn</source>
        <translation>Der Agent spielt weiter, lernt aber nicht</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>Fortschritt des Trainings</translation>
    </message>
    <message>
        <source>Train an agent (%1)</source>
        <translation>Einen Agenten trainieren (%1)</translation>
    </message>
    <message>
        <source>Pause the training</source>
        <translation>Das Training anhalten</translation>
    </message>
    <message>
        <source>Stop the training</source>
        <translation>Das Training beenden</translation>
    </message>
    <message>
        <source>Stop; what was learned is kept and can go on</source>
        <translation>Beenden; was gelernt wurde, bleibt und kann fortgesetzt werden</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Anhören</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>What the agent does</source>
        <translation>Was der Agent macht</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird beendet…</translation>
    </message>
    <message>
        <source>Nothing was trained here yet. Press Hear to listen to an agent that comes with the program, or choose a table on the left and press Train.</source>
        <translation>Hier wurde noch nichts trainiert. „Hören“ drücken, um einen mitgelieferten Agenten anzuhören, oder links eine Tabelle wählen und „Trainieren“ drücken.</translation>
    </message>
    <message>
        <source>Nothing was trained here yet. Choose or build the table of a synthesizer on the left and press Train.</source>
        <translation>Hier wurde noch nichts trainiert. Links die Tabelle eines Synthesizers wählen oder bauen und „Trainieren“ drücken.</translation>
    </message>
    <message>
        <source>Takes %1.</source>
        <extracomment>%1 is a time such as &quot;about 12 s&quot;</extracomment>
        <translation>Dauert %1.</translation>
    </message>
    <message>
        <source>Finding out how long it takes…</source>
        <translation>Die Dauer wird ermittelt…</translation>
    </message>
    <message>
        <source>Open or make a project first: it keeps the agents.</source>
        <translation>Zuerst ein Projekt öffnen oder anlegen: Es bewahrt die Agenten auf.</translation>
    </message>
    <message>
        <source>Imported. Its settings are missing, so that it is not known what it hears: put its environment_settings.json beside the zip to play it.</source>
        <translation>Importiert. Seine Einstellungen fehlen, sodass nicht bekannt ist, was er hört: seine environment_settings.json neben die Zip-Datei legen, um ihn zu spielen.</translation>
    </message>
    <message>
        <source>Imported: %1</source>
        <translation>Importiert: %1</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>Agent of Stable-Baselines3</source>
        <translation>Agent von Stable-Baselines3</translation>
    </message>
    <message>
        <source>Zips of Stable-Baselines3 (*.zip)</source>
        <translation>Zip-Dateien von Stable-Baselines3 (*.zip)</translation>
    </message>
    <message>
        <source>Export for Stable-Baselines3</source>
        <translation>Export für Stable-Baselines3</translation>
    </message>
    <message>
        <source>Recordings are fed to an agent that was trained here; choose one first.</source>
        <translation>Aufnahmen lassen sich nur einem Agenten geben, der hier trainiert wurde; zuerst einen wählen.</translation>
    </message>
</context>
<context>
    <name>antiphon::AnswerSlot</name>
    <message>
        <source>Answer</source>
        <translation>Wer antwortet</translation>
    </message>
    <message>
        <source>Choose who answers the guide: its own labels, or a model that has learned how one track answers another</source>
        <translation>Wählen, wer der Führung antwortet: ihre eigenen Labels oder ein Modell, das gelernt hat, wie eine Spur einer anderen antwortet</translation>
    </message>
    <message>
        <source>Choose who answers</source>
        <translation>Wählen, wer antwortet</translation>
    </message>
    <message>
        <source>The model is being read.</source>
        <translation>Das Modell wird gelesen.</translation>
    </message>
    <message>
        <source>This model continues a track by itself and answers no guide; choose another one.</source>
        <translation>Dieses Modell setzt eine Spur von selbst fort und antwortet keiner Führung; ein anderes wählen.</translation>
    </message>
    <message>
        <source>The guide itself</source>
        <translation>Die Führung selbst</translation>
    </message>
    <message>
        <source>The memory follows the guide&apos;s own labels.</source>
        <translation>Das Gedächtnis folgt den eigenen Labels der Führung.</translation>
    </message>
    <message>
        <source>Answer: %1</source>
        <translation>Wer antwortet: %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>a model, and how well it did</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Open a model…</source>
        <translation>Modell öffnen…</translation>
    </message>
    <message>
        <source>Import a published checkpoint…</source>
        <translation>Veröffentlichten Zwischenstand importieren…</translation>
    </message>
    <message>
        <source>Learn a relation…</source>
        <translation>Beziehung lernen…</translation>
    </message>
    <message>
        <source>Compare models…</source>
        <translation>Modelle vergleichen…</translation>
    </message>
    <message>
        <source>Continue the guide by</source>
        <translation>Führung fortsetzen mit</translation>
    </message>
    <message>
        <source>Needs a model that has learned to continue a track.</source>
        <translation>Braucht ein Modell, das gelernt hat, eine Spur fortzusetzen.</translation>
    </message>
    <message>
        <source>Open a model</source>
        <translation>Modell öffnen</translation>
    </message>
</context>
<context>
    <name>antiphon::ArcView</name>
    <message>
        <source>Sources of the response</source>
        <translation>Quellen der Antwort</translation>
    </message>
    <message>
        <source>Lines from each piece of the response, above, to where it was taken from in the memory, below. Click one to hear both.</source>
        <translation>Linien von jedem Stück der Antwort (oben) zu seiner Herkunft im Gedächtnis (unten). Eine anklicken, um beides zu hören.</translation>
    </message>
    <message>
        <source>Generate a response to see where it comes from</source>
        <translation>Eine Antwort erzeugen, um ihre Herkunft zu sehen</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Gedächtnis</translation>
    </message>
    <message numerus="yes">
        <source>%n arc(s)</source>
        <translation>
            <numerusform>%n Bogen</numerusform>
            <numerusform>%n Bögen</numerusform>
        </translation>
    </message>
    <message>
        <source>Response at %1 from memory at %2</source>
        <translation>Antwort bei %1 aus Gedächtnis bei %2</translation>
    </message>
</context>
<context>
    <name>antiphon::Banner</name>
    <message>
        <source>Sound device</source>
        <translation>Audiogerät</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>Neu verbinden</translation>
    </message>
    <message>
        <source>Hide this notice</source>
        <translation>Diesen Hinweis ausblenden</translation>
    </message>
</context>
<context>
    <name>antiphon::BeatLane</name>
    <message>
        <source>Beats</source>
        <translation>Schläge</translation>
    </message>
    <message>
        <source>Drag a beat to where it is; a double click begins a bar there.</source>
        <translation>Einen Schlag dorthin ziehen, wo er ist; ein Doppelklick beginnt dort einen Takt.</translation>
    </message>
    <message>
        <source>Page Up and Page Down go from beat to beat, Alt+Left and Alt+Right move the beat at the cursor, B begins a bar there.</source>
        <translation>Bild auf und Bild ab gehen von Schlag zu Schlag, Alt+Links und Alt+Rechts bewegen den Schlag am Cursor, B beginnt dort einen Takt.</translation>
    </message>
    <message>
        <source>No beats</source>
        <translation>Keine Schläge</translation>
    </message>
    <message>
        <source>Beat %1 in bar %2 at %3</source>
        <translation>Schlag %1 in Takt %2 bei %3</translation>
    </message>
</context>
<context>
    <name>antiphon::CheckpointList</name>
    <message>
        <source>A training keeps checkpoints as it goes; those of the chosen run appear here.</source>
        <translation>Ein Training behält unterwegs Zwischenstände; die des gewählten Laufs erscheinen hier.</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>Zwischenstände</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Kept as</source>
        <translation>Behalten als</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>best (%1)</source>
        <translation>bester (%1)</translation>
    </message>
    <message>
        <source>last</source>
        <translation>letzter</translation>
    </message>
    <message>
        <source>There is no checkpoint to hear yet.</source>
        <translation>Es gibt noch keinen Zwischenstand zu hören.</translation>
    </message>
    <message>
        <source>It is not known what made this run, so it cannot be heard; import its model to play it.</source>
        <translation>Es ist nicht bekannt, woraus dieser Lauf entstand, also kann er nicht gehört werden; importieren Sie sein Modell, um es zu spielen.</translation>
    </message>
    <message>
        <source>Checkpoints of “%1” cannot be heard by themselves; use the model in its panel.</source>
        <translation>Zwischenstände von „%1“ können nicht für sich gehört werden; benutzen Sie das Modell in seinem Bereich.</translation>
    </message>
    <message>
        <source>Rendering step %1…</source>
        <translation>Schritt %1 wird berechnet …</translation>
    </message>
    <message>
        <source>last and best (%1)</source>
        <translation>letzter und bester (%1)</translation>
    </message>
</context>
<context>
    <name>antiphon::CodebookList</name>
    <message>
        <source>Press Listen to cut the recordings into segments and to hear which are alike.</source>
        <translation>„Hinhören“ drücken, um die Aufnahmen in Segmente zu schneiden und zu hören, welche einander ähneln.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>Segmente</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>Streuung</translation>
    </message>
    <message>
        <source>How far its segments lie from its centre on average; smaller is more alike</source>
        <translation>Wie weit seine Segmente im Mittel von seinem Zentrum entfernt liegen; kleiner heißt ähnlicher</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>Codes</translation>
    </message>
    <message>
        <source>%1 of %2 codes are used, as diverse as %3 equally frequent ones (perplexity). Mean squared distance to the centres: %4 (inertia).</source>
        <extracomment>how many labels occur, and how many equally frequent ones would be as diverse (perplexity)</extracomment>
        <translation>%1 von %2 Codes werden genutzt, so vielfältig wie %3 gleich häufige (Perplexität). Mittlerer quadratischer Abstand zu den Zentren: %4 (Trägheit).</translation>
    </message>
    <message numerus="yes">
        <source>There are only %n different segment(s): fewer labels, or more recordings, would serve better.</source>
        <translation>
            <numerusform>Es gibt nur %n verschiedenes Segment: Weniger Labels oder mehr Aufnahmen wären besser.</numerusform>
            <numerusform>Es gibt nur %n verschiedene Segmente: Weniger Labels oder mehr Aufnahmen wären besser.</numerusform>
        </translation>
    </message>
    <message>
        <source>A few codes take most of the time: with fewer labels, or when listening to something else, the rest would be told apart better.</source>
        <translation>Wenige Codes nehmen die meiste Zeit ein: Mit weniger Labels, oder wenn auf etwas anderes gehört wird, ließe sich der Rest besser unterscheiden.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <extracomment>a share in percent</extracomment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>No segment has this code.</source>
        <translation>Kein Segment hat diesen Code.</translation>
    </message>
    <message>
        <source>Click to hear the segments nearest to its centre.</source>
        <translation>Klicken spielt die Segmente, die seinem Zentrum am nächsten liegen.</translation>
    </message>
</context>
<context>
    <name>antiphon::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Type what you want to do</source>
        <translation>Eingeben, was getan werden soll</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation>Passende Befehle</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a menu and an action in it</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No command is called like that. Fewer letters find more.</source>
        <translation>Kein Befehl heißt so. Weniger Buchstaben finden mehr.</translation>
    </message>
</context>
<context>
    <name>antiphon::ConfirmStrip</name>
    <message>
        <source>Confirm</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>antiphon::ControllerRow</name>
    <message>
        <source>Learn</source>
        <translation>Lernen</translation>
    </message>
    <message>
        <source>Learn a controller: %1</source>
        <translation>Einen Regler lernen: %1</translation>
    </message>
    <message>
        <source>Then move the MIDI controller that shall do this</source>
        <translation>Danach den MIDI-Regler bewegen, der dies tun soll</translation>
    </message>
    <message>
        <source>Forget the controller: %1</source>
        <translation>Den Regler vergessen: %1</translation>
    </message>
    <message>
        <source>Forget the controller</source>
        <translation>Den Regler vergessen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>Choose a MIDI input in the settings first.</source>
        <translation>Wählen Sie zuerst in den Einstellungen einen MIDI-Eingang.</translation>
    </message>
    <message>
        <source>Move a controller…</source>
        <translation>Bewegen Sie einen Regler …</translation>
    </message>
</context>
<context>
    <name>antiphon::CurveChart</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Chart of %1</source>
        <translation>Diagramm von %1</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a run and its value</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>after %1</source>
        <extracomment>so much time after the beginning, such as &quot;12 s&quot; or &quot;1:02:03&quot;</extracomment>
        <translation>nach %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>a smoothed value and, in brackets, the raw one</extracomment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>antiphon::CurvesView</name>
    <message>
        <source>Smoothing</source>
        <translation>Glättung</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Time since the start</source>
        <translation>Zeit seit dem Beginn</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>Uhrzeit</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>Waagerechte Achse</translation>
    </message>
    <message>
        <source>Logarithmic axis of the values</source>
        <translation>Logarithmische Achse der Werte</translation>
    </message>
    <message>
        <source>Filter metrics</source>
        <translation>Größen filtern</translation>
    </message>
    <message>
        <source>Smooths the curves; the raw ones stay faint behind</source>
        <translation>Glättet die Kurven; die ungeglätteten bleiben blass dahinter</translation>
    </message>
    <message numerus="yes">
        <source>%n more metrics are not shown; filter by name to see them.</source>
        <translation>
            <numerusform>%n weitere Größe wird nicht gezeigt; filtern Sie nach dem Namen, um sie zu sehen.</numerusform>
            <numerusform>%n weitere Größen werden nicht gezeigt; filtern Sie nach dem Namen, um sie zu sehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Menu of the chart %1</source>
        <translation>Menü des Diagramms %1</translation>
    </message>
    <message>
        <source>Save this chart, show all of it</source>
        <translation>Dieses Diagramm sichern, alles davon zeigen</translation>
    </message>
    <message>
        <source>Save as a picture (PNG)…</source>
        <translation>Als Bild sichern (PNG) …</translation>
    </message>
    <message>
        <source>Save as a drawing (SVG)…</source>
        <translation>Als Zeichnung sichern (SVG) …</translation>
    </message>
    <message>
        <source>Save the numbers (CSV)…</source>
        <translation>Die Zahlen sichern (CSV) …</translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>Alles zeigen</translation>
    </message>
</context>
<context>
    <name>antiphon::DetailTable</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
</context>
<context>
    <name>antiphon::DevicePage</name>
    <message>
        <source>Sound device</source>
        <translation>Audiogerät</translation>
    </message>
    <message>
        <source>Sound system</source>
        <translation>Audiosystem</translation>
    </message>
    <message>
        <source>Output device</source>
        <translation>Ausgabegerät</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>Abtastrate</translation>
    </message>
    <message>
        <source>Buffer</source>
        <translation>Puffer</translation>
    </message>
    <message>
        <source>Small buffers answer quickly; large ones are safe from dropouts.</source>
        <translation>Kleine Puffer reagieren schnell, große schützen vor Aussetzern.</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Look again for devices</source>
        <translation>Erneut nach Geräten suchen</translation>
    </message>
    <message>
        <source>Test tone</source>
        <translation>Testton</translation>
    </message>
    <message>
        <source>Play two seconds of a soft tone</source>
        <translation>Zwei Sekunden lang einen leisen Ton abspielen</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>Neu verbinden</translation>
    </message>
    <message>
        <source>Sound system:</source>
        <translation>Audiosystem:</translation>
    </message>
    <message>
        <source>Output:</source>
        <translation>Ausgang:</translation>
    </message>
    <message>
        <source>Sample rate:</source>
        <translation>Abtastrate:</translation>
    </message>
    <message>
        <source>Buffer:</source>
        <translation>Puffer:</translation>
    </message>
    <message>
        <source>Input:</source>
        <translation>Eingang:</translation>
    </message>
    <message>
        <source>Running:</source>
        <translation>Läuft:</translation>
    </message>
    <message>
        <source>Latency:</source>
        <translation>Latenz:</translation>
    </message>
    <message>
        <source>Load:</source>
        <translation>Auslastung:</translation>
    </message>
    <message>
        <source>Dropouts:</source>
        <translation>Aussetzer:</translation>
    </message>
    <message>
        <source>Last error:</source>
        <translation>Letzter Fehler:</translation>
    </message>
    <message>
        <source>Looking for sound devices…</source>
        <translation>Audiogeräte werden gesucht…</translation>
    </message>
    <message>
        <source>This computer has no sound device. Everything works all the same, but in silence. Connect a device, then press Refresh.</source>
        <translation>Dieser Rechner hat kein Audiogerät. Alles funktioniert trotzdem, nur lautlos. Ein Gerät anschließen, dann „Aktualisieren“ drücken.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>%1 Hz</source>
        <translation>%1 Hz</translation>
    </message>
    <message>
        <source>The system&apos;s default</source>
        <translation>Systemstandard</translation>
    </message>
    <message>
        <source>%1 (not connected)</source>
        <translation>%1 (nicht verbunden)</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>%1 frames (%2 ms)</source>
        <translation>%1 Frames (%2 ms)</translation>
    </message>
    <message>
        <source>Not yet; the device opens on the first play.</source>
        <translation>Noch nicht; das Gerät öffnet sich beim ersten Abspielen.</translation>
    </message>
    <message>
        <source>In silence, without a device.</source>
        <translation>Lautlos, ohne Gerät.</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>MIDI input</source>
        <translation>MIDI-Eingang</translation>
    </message>
    <message>
        <source>Keys and controllers of this port play the synthesizer</source>
        <translation>Tasten und Controller an diesem Port spielen den Synthesizer</translation>
    </message>
    <message>
        <source>MIDI input:</source>
        <translation>MIDI-Eingang:</translation>
    </message>
    <message>
        <source>MIDI:</source>
        <translation>MIDI:</translation>
    </message>
    <message>
        <source>Listening.</source>
        <translation>Hört zu.</translation>
    </message>
    <message>
        <source>No port is chosen.</source>
        <translation>Kein Port ist gewählt.</translation>
    </message>
</context>
<context>
    <name>antiphon::DrawnCurve</name>
    <message>
        <source>Draw with the mouse; Delete makes all of it 1 again.</source>
        <translation>Mit der Maus zeichnen; Entf macht alles wieder zu 1.</translation>
    </message>
    <message>
        <source>Left and Right choose a place, Up and Down change the number there, Page Up and Page Down make it 1 and 0, Delete makes all of it 1 again.</source>
        <translation>Links und Rechts wählen eine Stelle, Auf und Ab ändern die Zahl dort, Bild auf und Bild ab machen sie zu 1 und 0, Entf macht alles wieder zu 1.</translation>
    </message>
    <message>
        <source>%1 at place %2 of %3</source>
        <extracomment>a number 0 to 1, a place and how many there are</extracomment>
        <translation>%1 an Stelle %2 von %3</translation>
    </message>
</context>
<context>
    <name>antiphon::ElementSliders</name>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Chord</source>
        <translation>Akkord</translation>
    </message>
    <message>
        <source>Beat</source>
        <translation>Schlag</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Pitch</source>
        <translation>Tonhöhe</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Velocity</source>
        <translation>Anschlag</translation>
    </message>
    <message>
        <source>Elements</source>
        <translation>Elemente</translation>
    </message>
    <message>
        <source>%1, locked</source>
        <translation>%1, gesperrt</translation>
    </message>
    <message>
        <source>Locked: presets, the pad and a reset leave this element alone</source>
        <translation>Gesperrt: Vorlagen, das Feld und ein Zurücksetzen lassen dieses Element in Ruhe</translation>
    </message>
    <message>
        <source>%1, source</source>
        <translation>%1, Quelle</translation>
    </message>
    <message>
        <source>Piece B</source>
        <translation>Stück B</translation>
    </message>
    <message>
        <source>The mean of the pieces in %1 (%2)</source>
        <translation>Das Mittel der Stücke in %1 (%2)</translation>
    </message>
    <message>
        <source>Arousal</source>
        <translation>Erregung</translation>
    </message>
    <message>
        <source>Valence</source>
        <translation>Valenz</translation>
    </message>
    <message>
        <source>Along the way from calm to excited pieces</source>
        <translation>Auf dem Weg von ruhigen zu erregten Stücken</translation>
    </message>
    <message>
        <source>Along the way from dark to bright pieces</source>
        <translation>Auf dem Weg von dunklen zu hellen Stücken</translation>
    </message>
    <message>
        <source>%1, amount</source>
        <translation>%1, Stärke</translation>
    </message>
    <message>
        <source>No piece B has been chosen</source>
        <translation>Es ist kein Stück B gewählt</translation>
    </message>
</context>
<context>
    <name>antiphon::EmotionChoice</name>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 such as &quot;Model&quot;, %2 the number of the run that made it</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>From elsewhere…</source>
        <translation>Von anderswo …</translation>
    </message>
</context>
<context>
    <name>antiphon::EmotionCodes</name>
    <message>
        <source>Codes in use</source>
        <translation>Benutzte Codes</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Mal</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>Stücke</translation>
    </message>
    <message>
        <source>Click a code to hear a place that uses it, again for another place</source>
        <translation>Ein Klick auf einen Code spielt eine Stelle, die ihn benutzt, noch einer eine andere</translation>
    </message>
    <message>
        <source>Code %1 in %2</source>
        <translation>Code %1 in %2</translation>
    </message>
    <message>
        <source>The codes that pieces use appear here.</source>
        <translation>Hier erscheinen die Codes, die Stücke benutzen.</translation>
    </message>
</context>
<context>
    <name>antiphon::EmotionEdit</name>
    <message>
        <source>Without a model</source>
        <translation>Ohne Modell</translation>
    </message>
    <message>
        <source>Edit notes</source>
        <translation>Noten bearbeiten</translation>
    </message>
    <message>
        <source>Changes the notes of piece A at once; nothing has to be learned</source>
        <translation>Ändert die Noten von Stück A sofort; nichts muss gelernt werden</translation>
    </message>
    <message>
        <source>As on the pad</source>
        <translation>Wie auf dem Feld</translation>
    </message>
    <message>
        <source>Louder, faster and shorter for more arousal; major or minor for valence, as far as the target is from the middle</source>
        <translation>Lauter, schneller und kürzer für mehr Erregung; Dur oder Moll für Valenz, so weit das Ziel von der Mitte weg ist</translation>
    </message>
    <message>
        <source>Write piece A with these changes</source>
        <translation>Stück A mit diesen Änderungen schreiben</translation>
    </message>
    <message>
        <source>Change one of the fields first: nothing changes yet.</source>
        <translation>Ändern Sie zuerst eines der Felder: Noch ändert sich nichts.</translation>
    </message>
</context>
<context>
    <name>antiphon::EmotionFigureTable</name>
    <message>
        <source>Means and deviations</source>
        <translation>Mittel und Streuungen</translation>
    </message>
</context>
<context>
    <name>antiphon::EmotionFigures</name>
    <message>
        <source>Data set by quadrant</source>
        <translation>Datensatz nach Quadranten</translation>
    </message>
    <message>
        <source>Piece and render</source>
        <translation>Stück und Fassung</translation>
    </message>
    <message>
        <source>What is measured</source>
        <translation>Was gemessen wird</translation>
    </message>
    <message>
        <source>Chord quality</source>
        <translation>Akkordart</translation>
    </message>
    <message>
        <source>Make or choose a data set under Train to see how its quadrants differ.</source>
        <translation>Unter Training einen Datensatz machen oder wählen, um zu sehen, wie sich seine Quadranten unterscheiden.</translation>
    </message>
    <message>
        <source>Choose a piece under Piece to see its figures.</source>
        <translation>Unter Stück ein Stück wählen, um seine Zahlen zu sehen.</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Wird gemessen …</translation>
    </message>
    <message>
        <source>Piece</source>
        <translation>Stück</translation>
    </message>
    <message>
        <source>Piece, render</source>
        <translation>Stück, Fassung</translation>
    </message>
    <message>
        <source>piece</source>
        <translation>Stück</translation>
    </message>
    <message>
        <source>render</source>
        <translation>Fassung</translation>
    </message>
    <message>
        <source>Distributions</source>
        <translation>Verteilungen</translation>
    </message>
    <message>
        <source>figures</source>
        <comment>name of a file</comment>
        <translation>Zahlen</translation>
    </message>
</context>
<context>
    <name>antiphon::EmotionForm</name>
    <message>
        <source>Transfer</source>
        <translation>Übertragen</translation>
    </message>
    <message>
        <source>From A to B</source>
        <translation>Von A nach B</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Erzeugen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Move the target</source>
        <translation>Ziel bewegen</translation>
    </message>
    <message>
        <source>Move elements</source>
        <translation>Elemente bewegen</translation>
    </message>
    <message>
        <source>Change options</source>
        <translation>Optionen ändern</translation>
    </message>
    <message>
        <source>Change the emotion</source>
        <translation>Emotion ändern</translation>
    </message>
    <message>
        <source>Elements</source>
        <translation>Elemente</translation>
    </message>
    <message>
        <source>Each element is pulled by its own slider. The pad pulls those that are not locked and whose slider is at 0.</source>
        <translation>Jedes Element wird von seinem eigenen Regler gezogen. Das Feld zieht die, die nicht gesperrt sind und deren Regler auf 0 steht.</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>The transfers that the method&apos;s authors published</source>
        <translation>Die Übertragungen, die die Autoren der Methode veröffentlicht haben</translation>
    </message>
    <message>
        <source>%1 takes from %2: %3</source>
        <extracomment>a published transfer: the quadrant of the piece, whose elements come to it, and which</extracomment>
        <translation>%1 nimmt von %2: %3</translation>
    </message>
    <message>
        <source>Reset target and elements</source>
        <translation>Ziel und Elemente zurücksetzen</translation>
    </message>
    <message>
        <source>Target to the middle, all sliders that are not locked to 0</source>
        <translation>Das Ziel in die Mitte, alle nicht gesperrten Regler auf 0</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Stop; what was done can be resumed</source>
        <translation>Anhalten; was getan ist, kann fortgesetzt werden</translation>
    </message>
    <message>
        <source>Pieces on the way from A to B</source>
        <translation>Stücke auf dem Weg von A nach B</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 a quadrant, %2 what it feels like</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>As on the pad</source>
        <translation>Wie auf dem Feld</translation>
    </message>
    <message>
        <source>Emotion of new pieces</source>
        <translation>Emotion neuer Stücke</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Lock it to hear what a slider does by itself</source>
        <translation>Sperren, um zu hören, was ein Regler allein tut</translation>
    </message>
    <message>
        <source>Preset %1</source>
        <translation>Vorlage %1</translation>
    </message>
    <message>
        <source>Reset the elements</source>
        <translation>Elemente zurücksetzen</translation>
    </message>
    <message>
        <source>Write the elements anew that moved; the others stay as they are in A</source>
        <translation>Die bewegten Elemente neu schreiben; die anderen bleiben wie in A</translation>
    </message>
    <message>
        <source>Write the whole piece anew with the elements that moved</source>
        <translation>Das ganze Stück mit den bewegten Elementen neu schreiben</translation>
    </message>
    <message>
        <source>Write pieces on the way from A to B</source>
        <translation>Stücke auf dem Weg von A nach B schreiben</translation>
    </message>
    <message>
        <source>Write new pieces for an emotion</source>
        <translation>Neue Stücke für eine Emotion schreiben</translation>
    </message>
    <message>
        <source>Change the edit</source>
        <translation>Die Bearbeitung ändern</translation>
    </message>
    <message>
        <source>Something is being written.</source>
        <translation>Es wird gerade etwas geschrieben.</translation>
    </message>
</context>
<context>
    <name>antiphon::EmotionJudge</name>
    <message numerus="yes">
        <source>The estimate on the pad has learned from %n piece(s) of EMOPIA.</source>
        <translation>
            <numerusform>Die Schätzung auf dem Feld hat aus %n Stück von EMOPIA gelernt.</numerusform>
            <numerusform>Die Schätzung auf dem Feld hat aus %n Stücken von EMOPIA gelernt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The estimate on the pad has learned from the model&apos;s %n piece(s).</source>
        <translation>
            <numerusform>Die Schätzung auf dem Feld hat aus %n Stück des Modells gelernt.</numerusform>
            <numerusform>Die Schätzung auf dem Feld hat aus %n Stücken des Modells gelernt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The estimate on the pad has learned from the model&apos;s %n piece(s). Of songs that it does not know it tells the quadrant right in %1 %, arousal in %2 % and valence in %3 %; chance would be 25, 50 and 50 %.</source>
        <translation>
            <numerusform>Die Schätzung auf dem Feld hat aus %n Stück des Modells gelernt. Bei Liedern, die sie nicht kennt, sagt sie den Quadranten zu %1 % richtig, die Erregung zu %2 % und die Valenz zu %3 %; Zufall wären 25, 50 und 50 %.</numerusform>
            <numerusform>Die Schätzung auf dem Feld hat aus %n Stücken des Modells gelernt. Bei Liedern, die sie nicht kennt, sagt sie den Quadranten zu %1 % richtig, die Erregung zu %2 % und die Valenz zu %3 %; Zufall wären 25, 50 und 50 %.</numerusform>
        </translation>
    </message>
    <message>
        <source>The estimate on the pad is that of a classifier that was never put to the test.</source>
        <translation>Die Schätzung auf dem Feld stammt von einem Klassifikator, der nie geprüft wurde.</translation>
    </message>
    <message>
        <source>The estimate on the pad is the classifier&apos;s. Of songs that it does not know it tells the quadrant right in %1 %, arousal in %2 % and valence in %3 %; chance would be 25, 50 and 50 %.</source>
        <translation>Die Schätzung auf dem Feld stammt vom Klassifikator. Von Stücken, die er nicht kennt, nennt er den Quadranten in %1 % richtig, die Erregung in %2 % und die Valenz in %3 %; Zufall wären 25, 50 und 50 %.</translation>
    </message>
    <message numerus="yes">
        <source>The estimate on the pad has learned from %n piece(s) of EMOPIA. Of songs that it does not know it tells the quadrant right in %1 %, arousal in %2 % and valence in %3 %; chance would be 25, 50 and 50 %.</source>
        <translation>
            <numerusform>Die Schätzung auf dem Feld hat aus %n Stück von EMOPIA gelernt. Von Stücken, die sie nicht kennt, nennt sie den Quadranten in %1 % richtig, die Erregung in %2 % und die Valenz in %3 %; Zufall wären 25, 50 und 50 %.</numerusform>
            <numerusform>Die Schätzung auf dem Feld hat aus %n Stücken von EMOPIA gelernt. Von Stücken, die sie nicht kennt, nennt sie den Quadranten in %1 % richtig, die Erregung in %2 % und die Valenz in %3 %; Zufall wären 25, 50 und 50 %.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::EmotionLanes</name>
    <message>
        <source>Notes of the piece</source>
        <translation>Noten des Stücks</translation>
    </message>
    <message>
        <source>Notes of the render</source>
        <translation>Noten der Fassung</translation>
    </message>
    <message>
        <source>Time of piece and render</source>
        <translation>Zeit von Stück und Fassung</translation>
    </message>
    <message>
        <source>Coloured are the notes that differ from the piece, in the colour of the element.</source>
        <translation>Farbig sind die Noten, die sich vom Stück unterscheiden, in der Farbe des Elements.</translation>
    </message>
    <message>
        <source>A: %1</source>
        <extracomment>%1 names a file</extracomment>
        <translation>A: %1</translation>
    </message>
    <message>
        <source>A: no piece yet</source>
        <translation>A: noch kein Stück</translation>
    </message>
    <message>
        <source>No render yet</source>
        <translation>Noch keine Fassung</translation>
    </message>
</context>
<context>
    <name>antiphon::EmotionMap</name>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>No map yet</source>
        <translation>Noch keine Karte</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>Element</translation>
    </message>
    <message>
        <source>Principal components</source>
        <translation>Hauptkomponenten</translation>
    </message>
    <message>
        <source>t-SNE</source>
        <translation>t-SNE</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>Projektion</translation>
    </message>
    <message>
        <source>Map of the pieces</source>
        <translation>Karte der Stücke</translation>
    </message>
    <message>
        <source>Where the pieces of a data set lie by each element appears here: draw the map under Train, or choose one above.</source>
        <translation>Wo die Stücke eines Datensatzes nach jedem Element liegen, erscheint hier: unter Training die Karte zeichnen oder oben eine wählen.</translation>
    </message>
    <message>
        <source>Hear it</source>
        <translation>Anhören</translation>
    </message>
    <message>
        <source>Use as piece A</source>
        <translation>Als Stück A nehmen</translation>
    </message>
    <message>
        <source>Use as piece B</source>
        <translation>Als Stück B nehmen</translation>
    </message>
    <message>
        <source>Notes of the piece</source>
        <translation>Noten des Stücks</translation>
    </message>
    <message>
        <source>How far the quadrants are apart</source>
        <translation>Wie weit die Quadranten auseinander sind</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>Paar</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Raum</translation>
    </message>
    <message>
        <source>PCA</source>
        <translation>PCA</translation>
    </message>
    <message>
        <source>Silhouettes of the pairs of quadrants appear here.</source>
        <translation>Hier erscheinen die Silhouetten der Quadrantenpaare.</translation>
    </message>
    <message>
        <source>Silhouettes: 1 far apart, 0 mixed, below 0 confused. Choose a pair to see it alone; Esc shows all.</source>
        <translation>Silhouetten: 1 weit auseinander, 0 gemischt, unter 0 verwechselt. Ein Paar wählen, um es allein zu sehen; Esc zeigt alle.</translation>
    </message>
    <message>
        <source>Open as a table in the map dock</source>
        <translation>Als Tabelle auf der Karte öffnen</translation>
    </message>
    <message>
        <source>t-SNE, first direction</source>
        <translation>t-SNE, erste Richtung</translation>
    </message>
    <message>
        <source>First component</source>
        <translation>Erste Komponente</translation>
    </message>
    <message>
        <source>t-SNE, second direction</source>
        <translation>t-SNE, zweite Richtung</translation>
    </message>
    <message>
        <source>Second component</source>
        <translation>Zweite Komponente</translation>
    </message>
    <message>
        <source>Quadrant</source>
        <translation>Quadrant</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 a quadrant, %2 what it feels like</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Point at a piece to see it, click to hear it, double click to move it.</source>
        <translation>Auf ein Stück zeigen, um es zu sehen, klicken, um es zu hören, doppelklicken, um es zu verändern.</translation>
    </message>
    <message>
        <source>%1 (%2, %3)</source>
        <extracomment>a piece, its quadrant and what that feels like</extracomment>
        <translation>%1 (%2, %3)</translation>
    </message>
    <message>
        <source>map</source>
        <comment>name of a file</comment>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Arousal (p = %1)</source>
        <extracomment>how likely chance alone makes a silhouette as great</extracomment>
        <translation>Erregung (p = %1)</translation>
    </message>
    <message>
        <source>Valence (p = %1)</source>
        <translation>Valenz (p = %1)</translation>
    </message>
    <message>
        <source>The halves of the plane against each other; chance alone keeps them as far apart with p = %1: the emotions of the pieces were shuffled to see.</source>
        <translation>Die Hälften der Ebene gegeneinander; der Zufall allein hält sie mit p = %1 so weit auseinander: Dazu wurden die Emotionen der Stücke vertauscht.</translation>
    </message>
</context>
<context>
    <name>antiphon::EmotionPad</name>
    <message>
        <source>Valence and arousal</source>
        <translation>Valenz und Erregung</translation>
    </message>
    <message>
        <source>Valence to the right, arousal upwards. Drag the circle to where the piece shall go; arrows step, 1 to 4 go to a quadrant, Delete goes back to the middle, which aims nowhere.</source>
        <translation>Valenz nach rechts, Erregung nach oben. Den Kreis dorthin ziehen, wohin das Stück soll; Pfeiltasten bewegen ihn schrittweise, 1 bis 4 springen in einen Quadranten, Entf geht zurück zur Mitte, die kein Ziel vorgibt.</translation>
    </message>
    <message>
        <source>Valence</source>
        <translation>Valenz</translation>
    </message>
    <message>
        <source>Arousal</source>
        <translation>Erregung</translation>
    </message>
    <message>
        <source>valence %1, arousal %2 (%3)</source>
        <extracomment>a place of the valence-arousal plane; %3 is the quadrant, such as Q1</extracomment>
        <translation>Valenz %1, Erregung %2 (%3)</translation>
    </message>
    <message>
        <source>the middle</source>
        <translation>die Mitte</translation>
    </message>
    <message>
        <source>Target: %1</source>
        <translation>Ziel: %1</translation>
    </message>
    <message>
        <source>Piece: %1</source>
        <translation>Stück: %1</translation>
    </message>
    <message>
        <source>Render: %1</source>
        <translation>Fassung: %1</translation>
    </message>
</context>
<context>
    <name>antiphon::EmotionPanel</name>
    <message>
        <source>Emotion</source>
        <translation>Emotion</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>the piece to move</source>
        <translation>das Stück, das verändert wird</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>the piece to move towards</source>
        <translation>das Stück, dem es sich nähern soll</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>No model yet</source>
        <translation>Noch kein Modell</translation>
    </message>
    <message>
        <source>Prior</source>
        <translation>Prior</translation>
    </message>
    <message>
        <source>No prior yet</source>
        <translation>Noch kein Prior</translation>
    </message>
    <message>
        <source>Piece</source>
        <translation>Stück</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Übertragen</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Erzeugen</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Play piece or render from the cursor</source>
        <translation>Stück oder Fassung ab dem Cursor abspielen</translation>
    </message>
    <message>
        <source>A/B</source>
        <translation>A/B</translation>
    </message>
    <message>
        <source>Hear the piece, or the render, at equal loudness</source>
        <translation>Das Stück oder die Fassung hören, bei gleicher Lautheit</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Write the render as a sound or as a MIDI file to pass on</source>
        <translation>Die Fassung als Klang oder als MIDI-Datei zum Weitergeben schreiben</translation>
    </message>
    <message>
        <source>Target and elements</source>
        <translation>Ziel und Elemente</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Vorher und nachher</translation>
    </message>
    <message>
        <source>Figures of piece and render</source>
        <translation>Kennzahlen von Stück und Fassung</translation>
    </message>
    <message>
        <source>Figures of the piece and of what became of it appear here.</source>
        <translation>Hier erscheinen Kennzahlen des Stücks und dessen, was daraus wurde.</translation>
    </message>
    <message>
        <source>Choose piece A</source>
        <translation>Stück A wählen</translation>
    </message>
    <message>
        <source>Choose piece B</source>
        <translation>Stück B wählen</translation>
    </message>
    <message>
        <source>A/B: render</source>
        <translation>A/B: Fassung</translation>
    </message>
    <message>
        <source>A/B: piece</source>
        <translation>A/B: Stück</translation>
    </message>
    <message>
        <source>Being written</source>
        <translation>Wird geschrieben</translation>
    </message>
    <message>
        <source>Open a project first.</source>
        <translation>Zuerst ein Projekt öffnen.</translation>
    </message>
    <message>
        <source>Train or choose a model first.</source>
        <translation>Zuerst ein Modell trainieren oder wählen.</translation>
    </message>
    <message>
        <source>Choose piece A first.</source>
        <translation>Zuerst Stück A wählen.</translation>
    </message>
    <message>
        <source>Move the target or a slider first: nothing moves yet.</source>
        <translation>Zuerst das Ziel oder einen Regler bewegen: Noch verändert sich nichts.</translation>
    </message>
    <message>
        <source>A slider goes towards piece B: choose it, or another source.</source>
        <translation>Ein Regler zielt auf Stück B: Dieses wählen oder eine andere Quelle.</translation>
    </message>
    <message>
        <source>Choose piece B first.</source>
        <translation>Zuerst Stück B wählen.</translation>
    </message>
    <message>
        <source>Train or choose a prior first.</source>
        <translation>Zuerst einen Prior trainieren oder wählen.</translation>
    </message>
    <message>
        <source>Drop a MIDI file on A to move it towards another emotion. To write new pieces, train a prior: see Train.</source>
        <translation>Eine MIDI-Datei auf A ziehen, um sie einer anderen Emotion zu nähern. Um neue Stücke zu schreiben, einen Prior trainieren: siehe „Trainieren“.</translation>
    </message>
    <message>
        <source>Drop a MIDI file on A to move it towards another emotion, or press Generate to write a new piece.</source>
        <translation>Eine MIDI-Datei auf A ziehen, um sie einer anderen Emotion zu nähern, oder „Erzeugen“ drücken, um ein neues Stück zu schreiben.</translation>
    </message>
    <message>
        <source>Drag the target or the sliders, then press Transfer (%1).</source>
        <translation>Das Ziel oder die Regler ziehen, dann „Übertragen“ drücken (%1).</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 exportieren</translation>
    </message>
    <message>
        <source>MIDI file</source>
        <translation>MIDI-Datei</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Classifier</source>
        <translation>Klassifikator</translation>
    </message>
    <message>
        <source>Figures of the notes</source>
        <translation>Merkmale der Noten</translation>
    </message>
    <message>
        <source>Estimate by</source>
        <translation>Schätzung durch</translation>
    </message>
    <message>
        <source>Edit notes</source>
        <translation>Noten bearbeiten</translation>
    </message>
    <message>
        <source>A model has to be learned from a folder of MIDI files first: see Train. Without one the notes of a piece can be edited: see below its sliders.</source>
        <translation>Ein Modell muss erst aus einem Ordner mit MIDI-Dateien gelernt werden: siehe Training. Ohne Modell lassen sich die Noten eines Stücks bearbeiten: siehe unter seinen Reglern.</translation>
    </message>
</context>
<context>
    <name>antiphon::EmotionPlayer</name>
    <message>
        <source>Emotion</source>
        <translation>Emotion</translation>
    </message>
    <message>
        <source>Piece</source>
        <translation>Stück</translation>
    </message>
    <message>
        <source>Render</source>
        <translation>Fassung</translation>
    </message>
</context>
<context>
    <name>antiphon::EmotionReach</name>
    <message>
        <source>A model of this size reads only the first %1 of the %2 rows of piece A, so a transfer ends there: about %3 % of the piece. One of a larger preset reads more: see Train.</source>
        <translation>Ein Modell dieser Größe liest nur die ersten %1 der %2 Zeilen von Stück A, deshalb endet eine Übertragung dort: etwa %3 % des Stücks. Eines mit größerer Voreinstellung liest mehr: siehe Training.</translation>
    </message>
</context>
<context>
    <name>antiphon::EmotionRenders</name>
    <message>
        <source>Renders</source>
        <translation>Fassungen</translation>
    </message>
    <message>
        <source>%1.%2</source>
        <extracomment>a run&apos;s number and which of its pieces</extracomment>
        <translation>%1.%2</translation>
    </message>
    <message>
        <source>Transfer %1, piece %2</source>
        <translation>Übertragung %1, Stück %2</translation>
    </message>
    <message>
        <source>New pieces %1, piece %2</source>
        <translation>Neue Stücke %1, Stück %2</translation>
    </message>
    <message>
        <source>Click to hear it, double click to bring it back, drag it out as a file</source>
        <translation>Klicken, um es zu hören, doppelklicken, um es zurückzuholen, als Datei herausziehen</translation>
    </message>
    <message>
        <source>What you transfer and generate is kept here: click to hear it, double click to bring it back.</source>
        <translation>Was übertragen und erzeugt wird, bleibt hier: klicken, um es zu hören, doppelklicken, um es zurückzuholen.</translation>
    </message>
    <message>
        <source>Edit %1, piece %2</source>
        <translation>%1 bearbeiten, Stück %2</translation>
    </message>
</context>
<context>
    <name>antiphon::EmotionSteps</name>
    <message>
        <source>Done: %1 pieces (Q1 %2, Q2 %3, Q3 %4, Q4 %5); values replaced: %6, files left out: %7</source>
        <translation>Fertig: %1 Stücke (Q1 %2, Q2 %3, Q3 %4, Q4 %5); ersetzte Werte: %6, weggelassene Dateien: %7</translation>
    </message>
    <message>
        <source>Done: loss %1 on pieces that it does not know, %2 codes in use</source>
        <translation>Fertig: Verlust %1 bei Stücken, die es nicht kennt, %2 Codes in Gebrauch</translation>
    </message>
    <message>
        <source>Done: loss %1 on pieces that it does not know, of %2 codes</source>
        <translation>Fertig: Verlust %1 bei Stücken, die es nicht kennt, von %2 Codes</translation>
    </message>
    <message>
        <source>Done: of %1 pieces that it does not know it tells the quadrant right in %2 %, arousal in %3 % and valence in %4 %; chance would be 25, 50 and 50 %</source>
        <translation>Fertig: Von %1 Stücken, die er nicht kennt, nennt er den Quadranten in %2 % richtig, die Erregung in %3 % und die Valenz in %4 %; Zufall wären 25, 50 und 50 %</translation>
    </message>
    <message>
        <source>Done: %1 pieces, %2 codes in use, perplexity %3; see Map</source>
        <translation>Fertig: %1 Stücke, %2 Codes in Gebrauch, Perplexität %3; siehe Karte</translation>
    </message>
</context>
<context>
    <name>antiphon::EmotionTraining</name>
    <message>
        <source>Data set</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>No data set yet</source>
        <translation>Noch kein Datensatz</translation>
    </message>
    <message>
        <source>Data sets (*.npz)</source>
        <translation>Datensätze (*.npz)</translation>
    </message>
    <message>
        <source>1. Data set</source>
        <translation>1. Datensatz</translation>
    </message>
    <message>
        <source>MIDI files as compound words. Folders or names Q1 to Q4 tell what emotion a piece has.</source>
        <translation>MIDI-Dateien als zusammengesetzte Wörter. Ordner oder Namen Q1 bis Q4 sagen, welche Emotion ein Stück hat.</translation>
    </message>
    <message>
        <source>2. Latent model</source>
        <translation>2. Latentes Modell</translation>
    </message>
    <message>
        <source>Learns to take pieces apart into seven elements and to write them again.</source>
        <translation>Lernt, Stücke in sieben Elemente zu zerlegen und sie wieder zu schreiben.</translation>
    </message>
    <message>
        <source>3. Prior</source>
        <translation>3. Prior</translation>
    </message>
    <message>
        <source>Learns which codes follow each other, so that new pieces can be written.</source>
        <translation>Lernt, welche Codes aufeinander folgen, damit neue Stücke geschrieben werden können.</translation>
    </message>
    <message>
        <source>4. Emotion classifier</source>
        <translation>4. Emotionsklassifikator</translation>
    </message>
    <message>
        <source>Learns to tell the four emotions, and says how often it is right.</source>
        <translation>Lernt, die vier Emotionen zu unterscheiden, und sagt, wie oft er richtigliegt.</translation>
    </message>
    <message>
        <source>5. Map</source>
        <translation>5. Karte</translation>
    </message>
    <message>
        <source>Lays the pieces out by each element, to be walked by ear.</source>
        <translation>Ordnet die Stücke nach jedem Element an, um sie hörend zu erkunden.</translation>
    </message>
    <message>
        <source>Folder of MIDI files</source>
        <translation>Ordner mit MIDI-Dateien</translation>
    </message>
    <message>
        <source>Make data set</source>
        <translation>Datensatz erstellen</translation>
    </message>
    <message>
        <source>Draw the map</source>
        <translation>Karte zeichnen</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Choose a folder of MIDI files, or drop it here.</source>
        <translation>Einen Ordner mit MIDI-Dateien wählen oder hier ablegen.</translation>
    </message>
    <message>
        <source>Choose a folder of MIDI files first.</source>
        <translation>Zuerst einen Ordner mit MIDI-Dateien wählen.</translation>
    </message>
    <message>
        <source>Make or choose a data set first.</source>
        <translation>Zuerst einen Datensatz erstellen oder wählen.</translation>
    </message>
    <message>
        <source>Train or choose a latent model first.</source>
        <translation>Zuerst ein latentes Modell trainieren oder wählen.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>From the data set to the map, all that is not done yet, one after the other</source>
        <translation>Vom Datensatz bis zur Karte alles, was noch nicht erledigt ist, nacheinander</translation>
    </message>
</context>
<context>
    <name>antiphon::ExportPage</name>
    <message>
        <source>%1 LUFS, true peak %2 dBTP</source>
        <translation>%1 LUFS, True Peak %2 dBTP</translation>
    </message>
    <message>
        <source>silent or too short to measure</source>
        <translation>still oder zu kurz zum Messen</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 exportieren</translation>
    </message>
    <message>
        <source>The sound</source>
        <translation>Der Klang</translation>
    </message>
    <message>
        <source>Say in the file what made it</source>
        <translation>In der Datei vermerken, wie sie entstand</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>What will come out</source>
        <translation>Was herauskommt</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>WAV</source>
        <translation>WAV</translation>
    </message>
    <message>
        <source>FLAC</source>
        <translation>FLAC</translation>
    </message>
    <message>
        <source>Ogg Vorbis</source>
        <translation>Ogg Vorbis</translation>
    </message>
    <message>
        <source>Opus</source>
        <translation>Opus</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Bit depth</source>
        <translation>Bittiefe</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>%1 Hz</source>
        <translation>%1 Hz</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>Abtastrate</translation>
    </message>
    <message>
        <source>%1 LUFS</source>
        <translation>%1 LUFS</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>Andere…</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>Lautheit</translation>
    </message>
    <message>
        <source>LUFS</source>
        <translation>LUFS</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>16 bits</source>
        <translation>16 Bit</translation>
    </message>
    <message>
        <source>24 bits</source>
        <translation>24 Bit</translation>
    </message>
    <message>
        <source>32 bits, float</source>
        <translation>32 Bit, Gleitkomma</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1 long, %2 Hz, %3, about %4</source>
        <translation>
            <numerusform>%n Datei, %1 lang, %2 Hz, %3, etwa %4</numerusform>
            <numerusform>%n Dateien, %1 lang, %2 Hz, %3, etwa %4</numerusform>
        </translation>
    </message>
    <message>
        <source>Export as</source>
        <translation>Exportieren als</translation>
    </message>
    <message>
        <source>%1 exists already. Replace it?</source>
        <translation>%1 gibt es schon. Ersetzen?</translation>
    </message>
    <message numerus="yes">
        <source>%n of the files exist already. Replace them?</source>
        <translation>
            <numerusform>%n der Dateien gibt es schon. Ersetzen?</numerusform>
            <numerusform>%n der Dateien gibt es schon. Ersetzen?</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The level was held back so that the peaks stay whole.</source>
        <translation>Der Pegel wurde begrenzt, damit die Spitzen heil bleiben.</translation>
    </message>
    <message>
        <source>A new folder: %1</source>
        <translation>Ein neuer Ordner: %1</translation>
    </message>
    <message>
        <source>A file: %1</source>
        <translation>Eine Datei: %1</translation>
    </message>
    <message>
        <source>%1 exists already; choose another name.</source>
        <translation>%1 gibt es schon; einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
</context>
<context>
    <name>antiphon::FeatureBars</name>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Kennzahl</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
</context>
<context>
    <name>antiphon::FirstPage</name>
    <message>
        <source>Antiphon</source>
        <translation>Antiphon</translation>
    </message>
    <message>
        <source>Hear what your recordings have to say to each other.</source>
        <translation>Hören, was Aufnahmen einander zu sagen haben.</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Demo ausprobieren</translation>
    </message>
    <message>
        <source>Composes a few short pieces and lets one answer another.</source>
        <translation>Komponiert ein paar kurze Stücke und lässt eines auf ein anderes antworten.</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>Neues Projekt…</translation>
    </message>
    <message>
        <source>An empty folder for a piece of work.</source>
        <translation>Ein leerer Ordner für eine Arbeit.</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>A project that you made before.</source>
        <translation>Ein schon vorhandenes Projekt.</translation>
    </message>
    <message>
        <source>Or drop a folder of recordings or MIDI files here: it becomes a project, and your files stay where they are.</source>
        <translation>Oder einen Ordner mit Aufnahmen oder MIDI-Dateien hier ablegen: Er wird zum Projekt, und die Dateien bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Zuletzt verwendete Projekte</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>&amp;Sprache:</translation>
    </message>
    <message>
        <source>&amp;Appearance:</source>
        <translation>&amp;Erscheinungsbild:</translation>
    </message>
    <message>
        <source>&amp;Computing:</source>
        <translation>&amp;Berechnung:</translation>
    </message>
    <message>
        <source>Sound and more…</source>
        <translation>Audio und mehr…</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>Noch keine.</translation>
    </message>
</context>
<context>
    <name>antiphon::FrontierStrip</name>
    <message>
        <source>Clips by the order in which they come in</source>
        <translation>Clips in der Folge, in der sie dazukommen</translation>
    </message>
    <message>
        <source>%1 of %2 clips are in</source>
        <translation>%1 von %2 Clips sind dabei</translation>
    </message>
    <message>
        <source>at clip %1</source>
        <translation>bei Clip %1</translation>
    </message>
</context>
<context>
    <name>antiphon::GestureBar</name>
    <message>
        <source>Gesture</source>
        <translation>Geste</translation>
    </message>
    <message>
        <source>Capture</source>
        <translation>Mitschneiden</translation>
    </message>
    <message>
        <source>Render to the library</source>
        <translation>In die Bibliothek rendern</translation>
    </message>
    <message>
        <source>Note what you play from now on: every move of the parameters, to be heard again exactly and to be written to files</source>
        <translation>Von jetzt an festhalten, was gespielt wird: jede Bewegung der Parameter, um sie genau so wieder zu hören und in Dateien zu schreiben</translation>
    </message>
    <message>
        <source>Hear the gesture</source>
        <translation>Die Geste hören</translation>
    </message>
    <message>
        <source>Hear the gesture again</source>
        <translation>Die Geste noch einmal hören</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Write the gesture as a sound, as MIDI controllers or as numbers</source>
        <translation>Die Geste als Klang, als MIDI-Controller oder als Zahlen schreiben</translation>
    </message>
    <message>
        <source>Sound (WAV)…</source>
        <translation>Klang (WAV)…</translation>
    </message>
    <message>
        <source>MIDI controllers…</source>
        <translation>MIDI-Controller…</translation>
    </message>
    <message>
        <source>Numbers (CSV)…</source>
        <translation>Zahlen (CSV)…</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Put the gesture&apos;s sound into the library</source>
        <translation>Den Klang der Geste in die Bibliothek legen</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Length of the rendered sound</source>
        <translation>Länge des gerenderten Klangs</translation>
    </message>
    <message>
        <source>A sound of the present parameters, held so long</source>
        <translation>Ein Klang der jetzigen Parameter, so lange gehalten</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>Open or make a project first: sounds are kept in it.</source>
        <translation>Zuerst ein Projekt öffnen oder anlegen: Klänge werden darin aufbewahrt.</translation>
    </message>
    <message>
        <source>What was captured</source>
        <translation>Was aufgenommen wurde</translation>
    </message>
    <message>
        <source>The last gestures, until the window is closed; what is exported or kept stays</source>
        <translation>Die letzten Gesten, bis das Fenster geschlossen wird; was exportiert oder behalten wird, bleibt</translation>
    </message>
</context>
<context>
    <name>antiphon::GroupPlot</name>
    <message>
        <source>Nothing measured yet</source>
        <translation>Noch nichts gemessen</translation>
    </message>
</context>
<context>
    <name>antiphon::GuideForm</name>
    <message>
        <source>Options of the recomposition</source>
        <translation>Optionen der Neuzusammensetzung</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>The same seed makes the same choices again</source>
        <translation>Derselbe Startwert führt wieder zur selben Auswahl</translation>
    </message>
    <message>
        <source>Keep this seed; otherwise each run draws another</source>
        <translation>Diesen Startwert behalten; sonst zieht jeder Lauf einen anderen</translation>
    </message>
    <message>
        <source>Keep the seed</source>
        <translation>Startwert behalten</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Erzeugen</translation>
    </message>
    <message>
        <source>Stop; what was done can be resumed</source>
        <translation>Anhalten; was fertig ist, lässt sich fortsetzen</translation>
    </message>
    <message>
        <source>Recompose the memory along the guide</source>
        <translation>Das Gedächtnis entlang der Führung neu zusammensetzen</translation>
    </message>
    <message>
        <source>The model decides this.</source>
        <translation>Das entscheidet das Modell.</translation>
    </message>
    <message>
        <source>This needs a model: choose one as Answer.</source>
        <translation>Das braucht ein Modell: eines als „Antwort“ wählen.</translation>
    </message>
</context>
<context>
    <name>antiphon::GuideLanes</name>
    <message>
        <source>Time of guide and response</source>
        <translation>Zeit von Führung und Antwort</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Führung</translation>
    </message>
    <message>
        <source>Mute the guide</source>
        <translation>Führung stummschalten</translation>
    </message>
    <message>
        <source>Hear only the guide</source>
        <translation>Nur die Führung hören</translation>
    </message>
    <message>
        <source>Guide waveform</source>
        <translation>Wellenform der Führung</translation>
    </message>
    <message>
        <source>Labels of the guide</source>
        <translation>Labels der Führung</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Mute the response</source>
        <translation>Antwort stummschalten</translation>
    </message>
    <message>
        <source>Hear only the response</source>
        <translation>Nur die Antwort hören</translation>
    </message>
    <message>
        <source>Response waveform</source>
        <translation>Wellenform der Antwort</translation>
    </message>
    <message>
        <source>Where the response comes from</source>
        <translation>Woher die Antwort kommt</translation>
    </message>
    <message>
        <source>Labels of the memory</source>
        <translation>Labels des Gedächtnisses</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Gedächtnis</translation>
    </message>
    <message>
        <source>Mute the memory</source>
        <translation>Gedächtnis stummschalten</translation>
    </message>
    <message>
        <source>Hear only the memory</source>
        <translation>Nur das Gedächtnis hören</translation>
    </message>
    <message>
        <source>Memory waveform</source>
        <translation>Wellenform des Gedächtnisses</translation>
    </message>
    <message>
        <source>Time of the memory</source>
        <translation>Zeit des Gedächtnisses</translation>
    </message>
    <message>
        <source>Visible part of guide and response</source>
        <translation>Sichtbarer Teil von Führung und Antwort</translation>
    </message>
    <message>
        <source>M</source>
        <comment>mute</comment>
        <translation>M</translation>
    </message>
    <message>
        <source>S</source>
        <comment>solo</comment>
        <translation>S</translation>
    </message>
    <message>
        <source>Below %1 dBFS</source>
        <translation>Unter %1 dBFS</translation>
    </message>
    <message>
        <source>The guide is below %1 dBFS</source>
        <translation>Die Führung liegt unter %1 dBFS</translation>
    </message>
    <message>
        <source>Silenced by hand</source>
        <translation>Von Hand auf Stille gesetzt</translation>
    </message>
    <message>
        <source>What the guide was heard as</source>
        <translation>Als was die Führung gehört wurde</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>Gehört</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Show which segments of the memory sound like earlier ones, so that it can go on there</source>
        <translation>Zeigen, welche Segmente des Gedächtnisses wie frühere klingen, sodass es dort weitergehen kann</translation>
    </message>
    <message>
        <source>Links within the memory</source>
        <translation>Verbindungen innerhalb des Gedächtnisses</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwortlabels</translation>
    </message>
    <message>
        <source>Labels of the answer</source>
        <translation>Labels der Antwort</translation>
    </message>
</context>
<context>
    <name>antiphon::GuideModels</name>
    <message>
        <source>Model %1</source>
        <translation>Modell %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>what a model was learned from: the first of many pairs, and how many more</extracomment>
        <translation>
            <numerusform>%1 und %n weiteres</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>stopped early, not evaluated</source>
        <translation>vorzeitig beendet, nicht ausgewertet</translation>
    </message>
    <message>
        <source>not evaluated</source>
        <translation>nicht ausgewertet</translation>
    </message>
    <message>
        <source>%1 % right, the best baseline %2 %</source>
        <extracomment>how many labels of what was held back a model gets right by itself, in percent</extracomment>
        <translation>%1 % richtig, bester Vergleichswert %2 %</translation>
    </message>
</context>
<context>
    <name>antiphon::GuidePanel</name>
    <message>
        <source>Guide and memory</source>
        <translation>Führung und Gedächtnis</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Führung</translation>
    </message>
    <message>
        <source>the recording to follow</source>
        <translation>die Aufnahme, der gefolgt wird</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Gedächtnis</translation>
    </message>
    <message>
        <source>the recording to recompose</source>
        <translation>die Aufnahme, die neu zusammengesetzt wird</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Show options and takes</source>
        <translation>Optionen und Takes zeigen</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>Erzeugen</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Play the take from the cursor</source>
        <translation>Den Take ab dem Cursor abspielen</translation>
    </message>
    <message>
        <source>A/B</source>
        <translation>A/B</translation>
    </message>
    <message>
        <source>Compare guide and response at equal loudness</source>
        <translation>Führung und Antwort bei gleicher Lautheit vergleichen</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>Malen</translation>
    </message>
    <message>
        <source>Drag over the labels to paint them</source>
        <translation>Über die Labels ziehen, um sie zu malen</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>Keep what the chosen segments play, or let it go again</source>
        <translation>Festhalten, was die gewählten Segmente spielen, oder wieder freigeben</translation>
    </message>
    <message>
        <source>Re-roll</source>
        <translation>Neu würfeln</translation>
    </message>
    <message>
        <source>Choose everything anew that is not locked</source>
        <translation>Alles nicht Gesperrte neu wählen</translation>
    </message>
    <message>
        <source>Alternatives…</source>
        <translation>Alternativen…</translation>
    </message>
    <message>
        <source>Other memory segments for the current segment</source>
        <translation>Andere Gedächtnis-Segmente für das aktuelle Segment</translation>
    </message>
    <message>
        <source>Save take</source>
        <translation>Take sichern</translation>
    </message>
    <message>
        <source>Write the edited take as a new one</source>
        <translation>Den bearbeiteten Take als neuen schreiben</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Write sounds of the take as files to pass on</source>
        <translation>Klänge des Takes als Dateien zum Weitergeben schreiben</translation>
    </message>
    <message>
        <source>Guide, response and memory</source>
        <translation>Führung, Antwort und Gedächtnis</translation>
    </message>
    <message>
        <source>Takes</source>
        <translation>Takes</translation>
    </message>
    <message>
        <source>Choose a guide first.</source>
        <translation>Zuerst eine Führung wählen.</translation>
    </message>
    <message>
        <source>Choose a memory first.</source>
        <translation>Zuerst ein Gedächtnis wählen.</translation>
    </message>
    <message>
        <source>Drop a recording to follow on Guide and one to cut up on Memory, or choose them from the library. The memory is then recomposed along the guide.</source>
        <translation>Eine Aufnahme, der gefolgt wird, auf „Führung“ und eine zum Zerschneiden auf „Gedächtnis“ ablegen, oder beide aus der Bibliothek wählen. Das Gedächtnis wird dann entlang der Führung neu zusammengesetzt.</translation>
    </message>
    <message>
        <source>Press Generate (%1) to recompose the memory along the guide.</source>
        <translation>„Erzeugen“ (%1) drücken, um das Gedächtnis entlang der Führung neu zusammenzusetzen.</translation>
    </message>
    <message>
        <source>The fade is longer than a segment; make one of them fit.</source>
        <translation>Die Überblendung ist länger als ein Segment; eines von beiden anpassen.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Plays memory segment %1 at %2</source>
        <translation>Spielt Gedächtnis-Segment %1 bei %2</translation>
    </message>
    <message>
        <source>Plays silence</source>
        <translation>Spielt Stille</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>label and distance</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Likeliest labels: %1</source>
        <translation>Wahrscheinlichste Labels: %1</translation>
    </message>
    <message>
        <source>Memory %1 at %2, joins its neighbour</source>
        <translation>Gedächtnis %1 bei %2, schließt an den Nachbarn an</translation>
    </message>
    <message>
        <source>Memory %1 at %2</source>
        <translation>Gedächtnis %1 bei %2</translation>
    </message>
    <message>
        <source>The memory has no other segment with this label</source>
        <translation>Das Gedächtnis hat kein anderes Segment mit diesem Label</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Stille</translation>
    </message>
    <message>
        <source>Export take</source>
        <translation>Take exportieren</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Mix: guide left, response right</source>
        <translation>Mix: Führung links, Antwort rechts</translation>
    </message>
    <message>
        <source>Stems: guide, memory and response</source>
        <translation>Stems: Führung, Gedächtnis und Antwort</translation>
    </message>
    <message>
        <source>Labels as MIDI notes</source>
        <translation>Labels als MIDI-Noten</translation>
    </message>
    <message>
        <source>Cue list</source>
        <translation>Cue-Liste</translation>
    </message>
    <message>
        <source>Runs of the memory as sounds</source>
        <translation>Folgen des Gedächtnisses als Klänge</translation>
    </message>
    <message>
        <source>Memory for CataRT</source>
        <translation>Gedächtnis für CataRT</translation>
    </message>
    <message>
        <source>%1 (%2 %)</source>
        <extracomment>a label and how likely it is in percent</extracomment>
        <translation>%1 (%2 %)</translation>
    </message>
    <message>
        <source>The guide was heard as label %1</source>
        <translation>Die Führung wurde als Label %1 gehört</translation>
    </message>
    <message>
        <source>The model was undecided by %1 bits of %2</source>
        <translation>Das Modell war um %1 von %2 Bit unentschieden</translation>
    </message>
    <message>
        <source>Labels that the model expected</source>
        <translation>Labels, die das Modell erwartet hat</translation>
    </message>
    <message>
        <source>Label %1</source>
        <translation>Label %1</translation>
    </message>
    <message>
        <source>Label %1, which the memory lacks</source>
        <translation>Label %1, das dem Gedächtnis fehlt</translation>
    </message>
    <message>
        <source>Memory segments with the present label</source>
        <translation>Gedächtnis-Segmente mit dem jetzigen Label</translation>
    </message>
    <message>
        <source>Press Generate (%1) to hear the memory answer the guide as the model has learned it.</source>
        <translation>„Erzeugen“ (%1) drücken, um zu hören, wie das Gedächtnis der Führung so antwortet, wie es das Modell gelernt hat.</translation>
    </message>
    <message>
        <source>Choose the recording to continue as guide first.</source>
        <translation>Zuerst die Aufnahme, die fortgesetzt wird, als Führung wählen.</translation>
    </message>
    <message>
        <source>Draw again</source>
        <translation>Neu ziehen</translation>
    </message>
    <message>
        <source>Let the model draw the labels of the marked stretch again; all others stay</source>
        <translation>Das Modell die Labels der markierten Strecke neu ziehen lassen; alle anderen bleiben</translation>
    </message>
    <message>
        <source>Draw %1 to %2 again</source>
        <translation>%1 bis %2 neu ziehen</translation>
    </message>
    <message>
        <source>Continue the guide</source>
        <translation>Die Führung fortsetzen</translation>
    </message>
    <message>
        <source>How many seconds it goes on for:</source>
        <translation>Wie viele Sekunden sie weitergeht:</translation>
    </message>
    <message>
        <source>The guide goes on for %1: you hear the continuation; guide and continuation are shown in the inspector and listed in the library.</source>
        <translation>Die Führung geht um %1 weiter: Sie hören die Fortsetzung; Führung und Fortsetzung stehen im Inspektor und in der Bibliothek.</translation>
    </message>
</context>
<context>
    <name>antiphon::IdmClips</name>
    <message>
        <source>Data set</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>No data set</source>
        <translation>Kein Datensatz</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>To the right</source>
        <translation>Nach rechts</translation>
    </message>
    <message>
        <source>Upwards</source>
        <translation>Nach oben</translation>
    </message>
    <message>
        <source>Clips of the data set</source>
        <translation>Clips des Datensatzes</translation>
    </message>
    <message>
        <source>The clips of a data set appear here: prepare one with &apos;Prepare clips&apos;, or choose one above.</source>
        <translation>Die Clips eines Datensatzes erscheinen hier: einen mit „Clips vorbereiten“ machen oder oben einen wählen.</translation>
    </message>
    <message>
        <source>Open in the map dock</source>
        <translation>In der Karte öffnen</translation>
    </message>
    <message>
        <source>Hear it</source>
        <translation>Anhören</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Teil</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>This recording</source>
        <translation>Diese Aufnahme</translation>
    </message>
    <message>
        <source>%1 from %2 s: %3</source>
        <extracomment>a file, a time, the measures of a clip</extracomment>
        <translation>%1 ab %2 s: %3</translation>
    </message>
</context>
<context>
    <name>antiphon::IdmForm</name>
    <message>
        <source>Second seed</source>
        <translation>Zweites Ausgangsstück</translation>
    </message>
    <message>
        <source>a sound to be blended in</source>
        <translation>ein Klang, der eingemischt wird</translation>
    </message>
    <message>
        <source>Mix over pitch</source>
        <translation>Mischung über die Tonhöhe</translation>
    </message>
    <message>
        <source>low</source>
        <translation>tief</translation>
    </message>
    <message>
        <source>high</source>
        <translation>hoch</translation>
    </message>
    <message>
        <source>What is made</source>
        <translation>Was gemacht wird</translation>
    </message>
    <message>
        <source>Variations</source>
        <translation>Variationen</translation>
    </message>
    <message>
        <source>From noise</source>
        <translation>Aus Rauschen</translation>
    </message>
    <message>
        <source>Wanted score</source>
        <translation>Gewünschter Score</translation>
    </message>
    <message>
        <source>How it is drawn</source>
        <translation>Wie gezogen wird</translation>
    </message>
    <message>
        <source>Options of what is made</source>
        <translation>Optionen dessen, was gemacht wird</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Choose second seed</source>
        <translation>Zweites Ausgangsstück wählen</translation>
    </message>
    <message>
        <source>Set options</source>
        <translation>Optionen setzen</translation>
    </message>
    <message>
        <source>Draw mix over pitch</source>
        <translation>Mischung über die Tonhöhe zeichnen</translation>
    </message>
    <message>
        <source>Set wanted score</source>
        <translation>Gewünschten Score setzen</translation>
    </message>
    <message>
        <source>How much of the variation there is, by pitch</source>
        <translation>Wie viel von der Variation da ist, nach Tonhöhe</translation>
    </message>
    <message>
        <source>Choose a second seed first.</source>
        <translation>Zuerst ein zweites Ausgangsstück wählen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Make variations</source>
        <translation>Variationen machen</translation>
    </message>
    <message>
        <source>Draw clips</source>
        <translation>Clips ziehen</translation>
    </message>
    <message>
        <source>Stop; what was made so far stays</source>
        <translation>Anhalten; was bis dahin gemacht ist, bleibt</translation>
    </message>
    <message>
        <source>Draw variations of the seed, near to it and far</source>
        <translation>Variationen des Ausgangsstücks ziehen, nah an ihm und fern</translation>
    </message>
    <message>
        <source>Draw clips from noise</source>
        <translation>Clips aus Rauschen ziehen</translation>
    </message>
</context>
<context>
    <name>antiphon::IdmGrid</name>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Return lets a result be heard, Shift+Return shows it.</source>
        <translation>Eingabe lässt ein Ergebnis hören, Umschalt+Eingabe zeigt es.</translation>
    </message>
    <message>
        <source>Noise %1</source>
        <translation>Rauschen %1</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>kommt noch</translation>
    </message>
    <message>
        <source>Click to hear it, double click to show it</source>
        <translation>Klicken zum Hören, doppelklicken zum Zeigen</translation>
    </message>
    <message>
        <source>What is drawn appears here, each with its scores.</source>
        <translation>Was gezogen wird, erscheint hier, jedes mit seinen Scores.</translation>
    </message>
</context>
<context>
    <name>antiphon::IdmLanes</name>
    <message>
        <source>Onsets</source>
        <translation>Einsätze</translation>
    </message>
    <message>
        <source>Entropy</source>
        <translation>Entropie</translation>
    </message>
    <message>
        <source>How much is new at every moment; where it stands out there is an onset, marked on the waveform.</source>
        <translation>Wie viel in jedem Moment neu ist; wo es heraussticht, ist ein Einsatz, der auf der Wellenform markiert ist.</translation>
    </message>
    <message>
        <source>How evenly the spectrum is filled at every moment. Silent moments are hatched: their spectrum counts as flat.</source>
        <translation>Wie gleichmäßig das Spektrum in jedem Moment gefüllt ist. Stille Momente sind schraffiert: ihr Spektrum zählt als flach.</translation>
    </message>
</context>
<context>
    <name>antiphon::IdmMonitor</name>
    <message>
        <source>Others beside it</source>
        <translation>Andere daneben</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>The other trainings of the project as thin lines</source>
        <translation>Die anderen Trainings des Projekts als dünne Linien</translation>
    </message>
    <message>
        <source>Share of the clips that are learned from</source>
        <translation>Anteil der Clips, von denen gelernt wird</translation>
    </message>
    <message>
        <source>The clips appear here in the order in which they come in.</source>
        <translation>Die Clips erscheinen hier in der Folge, in der sie dazukommen.</translation>
    </message>
    <message>
        <source>Curves…</source>
        <translation>Kurven …</translation>
    </message>
    <message>
        <source>All curves and checkpoints in the training dock</source>
        <translation>Alle Kurven und Zwischenstände im Trainings-Dock</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Over the steps: solid what is drawn of the same noise, dashed what is learned from.</source>
        <translation>Über die Schritte: durchgezogen, was aus demselben Rauschen gezogen wird, gestrichelt, wovon gelernt wird.</translation>
    </message>
    <message>
        <source>The next training</source>
        <translation>Das nächste Training</translation>
    </message>
    <message>
        <source>Training %1 (under way)</source>
        <translation>Training %1 (läuft)</translation>
    </message>
    <message>
        <source>Training %1</source>
        <translation>Training %1</translation>
    </message>
    <message>
        <source>Learned from</source>
        <translation>Gelernt wird von</translation>
    </message>
    <message>
        <source>Drawn</source>
        <translation>Gezogen</translation>
    </message>
    <message>
        <source>Clip %1: %2 from %3 s, difficulty %4 %; click to hear it</source>
        <extracomment>number, file, time in it, how hard it is in percent</extracomment>
        <translation>Clip %1: %2 ab %3 s, Schwierigkeit %4 %; klicken zum Hören</translation>
    </message>
    <message>
        <source>Step %1: %2 of %3 clips are learned from</source>
        <translation>Schritt %1: von %2 von %3 Clips wird gelernt</translation>
    </message>
    <message>
        <source>Without a curriculum all clips are learned from at once.</source>
        <translation>Ohne Lehrplan wird von allen Clips zugleich gelernt.</translation>
    </message>
    <message>
        <source>Drag the ends of the curve to set the pace of the next training.</source>
        <translation>Die Enden der Kurve ziehen, um das Tempo des nächsten Trainings zu setzen.</translation>
    </message>
</context>
<context>
    <name>antiphon::IdmPanel</name>
    <message>
        <source>L-Score</source>
        <translation>L-Score</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>what is measured</source>
        <translation>was gemessen wird</translation>
    </message>
    <message>
        <source>Of the sound</source>
        <translation>Am Klang</translation>
    </message>
    <message>
        <source>As published</source>
        <translation>Wie veröffentlicht</translation>
    </message>
    <message>
        <source>Of the distorted sound that the published program measured by mistake: for comparison with published figures alone.</source>
        <translation>Am verzerrten Klang, den das veröffentlichte Programm aus Versehen gemessen hat: nur zum Vergleich mit veröffentlichten Zahlen.</translation>
    </message>
    <message>
        <source>What is measured</source>
        <translation>Was gemessen wird</translation>
    </message>
    <message>
        <source>Which moments are alike appears here.</source>
        <translation>Welche Momente sich gleichen, erscheint hier.</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Repetition</source>
        <translation>Wiederholung</translation>
    </message>
    <message>
        <source>Rhythm</source>
        <translation>Rhythmus</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>Clips</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Measure the selection, or all where nothing is selected</source>
        <translation>Die Auswahl messen, oder alles, wo nichts ausgewählt ist</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>Prepare clips…</source>
        <translation>Clips vorbereiten …</translation>
    </message>
    <message>
        <source>Synthesise clips…</source>
        <translation>Clips synthetisieren …</translation>
    </message>
    <message>
        <source>Drop a recording on the field above to measure how involved it is.</source>
        <translation>Eine Aufnahme auf das Feld oben ziehen, um zu messen, wie komplex sie ist.</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>Messung läuft …</translation>
    </message>
    <message>
        <source>Score of %1 s from %2 s on; select a stretch and press Measure for another.</source>
        <translation>Punkte von %1 s ab %2 s; für andere eine Strecke auswählen und „Messen“ drücken.</translation>
    </message>
    <message>
        <source>Score of all %1 s; select a stretch and press Measure for a part of it.</source>
        <translation>Punkte aller %1 s; für einen Teil eine Strecke auswählen und „Messen“ drücken.</translation>
    </message>
    <message>
        <source>Electronic music</source>
        <translation>Elektronische Musik</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>No model yet</source>
        <translation>Noch kein Modell</translation>
    </message>
    <message>
        <source>Vary and draw</source>
        <translation>Variieren und ziehen</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Play from the cursor</source>
        <translation>Ab dem Cursor abspielen</translation>
    </message>
    <message>
        <source>Make variations</source>
        <translation>Variationen machen</translation>
    </message>
    <message>
        <source>A/B</source>
        <translation>A/B</translation>
    </message>
    <message>
        <source>Hear the result, or the seed, at equal loudness</source>
        <translation>Das Ergebnis oder das Ausgangsstück gleich laut hören</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Write the result or its scores as files to pass on</source>
        <translation>Das Ergebnis oder seine Scores als Dateien zum Weitergeben schreiben</translation>
    </message>
    <message>
        <source>Vary it…</source>
        <translation>Variieren …</translation>
    </message>
    <message>
        <source>Make variations of the recording, or of the selection</source>
        <translation>Variationen der Aufnahme oder der Auswahl machen</translation>
    </message>
    <message>
        <source>Hear what is pointed at</source>
        <translation>Hören, worauf gezeigt wird</translation>
    </message>
    <message>
        <source>Play a result in the grid after a moment</source>
        <translation>Ein Ergebnis im Raster nach einem Augenblick abspielen</translation>
    </message>
</context>
<context>
    <name>antiphon::IdmScore</name>
    <message>
        <source>Timbre</source>
        <translation>Klangfarbe</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Dichte</translation>
    </message>
    <message>
        <source>Irregularity</source>
        <translation>Unregelmäßigkeit</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>Struktur</translation>
    </message>
    <message>
        <source>onsets/s</source>
        <translation>Einsätze/s</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Maß</translation>
    </message>
    <message>
        <source>Percentile</source>
        <translation>Perzentil</translation>
    </message>
    <message>
        <source>Choose a data set to see where the recording stands among its clips.</source>
        <translation>Einen Datensatz wählen, um zu sehen, wo die Aufnahme unter seinen Clips steht.</translation>
    </message>
    <message>
        <source>Why this number</source>
        <translation>Warum diese Zahl</translation>
    </message>
    <message>
        <source>Some samples are no numbers: all four are 0.5 by rule.</source>
        <translation>Einige Samples sind keine Zahlen: alle vier sind nach Regel 0,5.</translation>
    </message>
    <message>
        <source>All is silent, and a silent spectrum counts as flat: 1 by rule.</source>
        <translation>Alles ist still, und ein stilles Spektrum zählt als flach: nach Regel 1.</translation>
    </message>
    <message>
        <source>How evenly the spectrum is filled, the mean over all moments: 1 is flat as noise.</source>
        <translation>Wie gleichmäßig das Spektrum gefüllt ist, im Mittel aller Momente: 1 ist flach wie Rauschen.</translation>
    </message>
    <message>
        <source>%1 % of the moments are silent (hatched in the strip) and count as flat spectra. The others alone have %2.</source>
        <translation>%1 % der Momente sind still (im Streifen schraffiert) und zählen als flache Spektren. Die anderen allein haben %2.</translation>
    </message>
    <message>
        <source>Fewer than two onsets: 0 by rule.</source>
        <translation>Weniger als zwei Einsätze: nach Regel 0.</translation>
    </message>
    <message numerus="yes">
        <source>%n onset(s) in %1 s.</source>
        <translation>
            <numerusform>%n Einsatz in %1 s.</numerusform>
            <numerusform>%n Einsätze in %1 s.</numerusform>
        </translation>
    </message>
    <message>
        <source>Standard deviation of the times between onsets; %1 % of their mean.</source>
        <translation>Standardabweichung der Zeiten zwischen den Einsätzen; %1 % ihres Mittels.</translation>
    </message>
    <message>
        <source>All is silent: 0 by rule.</source>
        <translation>Alles ist still: nach Regel 0.</translation>
    </message>
    <message>
        <source>Shorter than half a second: 0.5 by rule.</source>
        <translation>Kürzer als eine halbe Sekunde: nach Regel 0,5.</translation>
    </message>
    <message>
        <source>Nothing is like anything else: 1 by rule.</source>
        <translation>Nichts gleicht etwas anderem: nach Regel 1.</translation>
    </message>
    <message>
        <source>The sound is steady or repeats exactly, so this number rests on rounding: do not compare it with others.</source>
        <translation>Der Klang ist gleichbleibend oder wiederholt sich genau, daher beruht diese Zahl auf Rundung: nicht mit anderen vergleichen.</translation>
    </message>
    <message>
        <source>How little comes back. The measure scales itself, so that most music lies between 0.3 and 0.62: look at the percentile.</source>
        <translation>Wie wenig wiederkehrt. Das Maß passt sich selbst an, sodass die meiste Musik zwischen 0,3 und 0,62 liegt: auf das Perzentil schauen.</translation>
    </message>
</context>
<context>
    <name>antiphon::IdmSeed</name>
    <message>
        <source>Mix</source>
        <translation>Mischung</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Ausgangsstück</translation>
    </message>
    <message>
        <source>Select the stretch to be varied; marks show where chunks of the model begin.</source>
        <translation>Den Ausschnitt wählen, der variiert wird; Marken zeigen, wo Stücke des Modells beginnen.</translation>
    </message>
    <message>
        <source>Result on show</source>
        <translation>Gezeigtes Ergebnis</translation>
    </message>
    <message>
        <source>How much of the variation there is at every moment; the rest is the seed. Draw with the mouse, or change it at the cursor with Alt+Up and Alt+Down; Alt+Delete makes all of it 1 again.</source>
        <translation>Wie viel von der Variation zu jedem Zeitpunkt da ist; der Rest ist das Ausgangsstück. Mit der Maus zeichnen oder am Cursor mit Alt+Auf und Alt+Ab ändern; Alt+Entf macht alles wieder zu 1.</translation>
    </message>
</context>
<context>
    <name>antiphon::IdmStrip</name>
    <message>
        <source>What is varied and drawn is kept here: click to hear it, double click to show it.</source>
        <translation>Was variiert und gezogen wird, bleibt hier: klicken zum Hören, doppelklicken zum Zeigen.</translation>
    </message>
    <message>
        <source>Drawn sounds</source>
        <translation>Gezogene Klänge</translation>
    </message>
    <message>
        <source>%1.%2</source>
        <extracomment>a run&apos;s number and which of its sounds</extracomment>
        <translation>%1.%2</translation>
    </message>
    <message>
        <source>Variation %1</source>
        <translation>Variation %1</translation>
    </message>
    <message>
        <source>Clip %1</source>
        <translation>Clip %1</translation>
    </message>
    <message>
        <source>Click to hear it, double click to show it, drag it out as a file</source>
        <translation>Klicken zum Hören, doppelklicken zum Zeigen, als Datei herausziehen</translation>
    </message>
    <message>
        <source>Hear</source>
        <translation>Hören</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Make again with changes…</source>
        <translation>Mit Änderungen neu machen …</translation>
    </message>
</context>
<context>
    <name>antiphon::IdmTable</name>
    <message>
        <source>Seed</source>
        <translation>Ausgangsstück</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>Streuung</translation>
    </message>
    <message>
        <source>Variation %1</source>
        <translation>Variation %1</translation>
    </message>
    <message>
        <source>Clip %1</source>
        <translation>Clip %1</translation>
    </message>
    <message>
        <source>Scores of the results</source>
        <translation>Scores der Ergebnisse</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Klang</translation>
    </message>
    <message>
        <source>Δ %1</source>
        <extracomment>one of the four measures; the Greek letter says that it is a difference</extracomment>
        <translation>Δ %1</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>The scores of what is drawn appear here.</source>
        <translation>Die Scores dessen, was gezogen wird, erscheinen hier.</translation>
    </message>
</context>
<context>
    <name>antiphon::IdmTraining</name>
    <message>
        <source>Data set</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>No data set yet</source>
        <translation>Noch kein Datensatz</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>1. Clips</source>
        <translation>1. Clips</translation>
    </message>
    <message>
        <source>Cuts recordings into clips and measures how involved each of them is. Nothing of yours is changed.</source>
        <translation>Schneidet Aufnahmen in Clips und misst, wie komplex jeder ist. Von Ihren Dateien wird nichts geändert.</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>Vorbereiten</translation>
    </message>
    <message>
        <source>Folder of recordings</source>
        <translation>Ordner mit Aufnahmen</translation>
    </message>
    <message>
        <source>Choose the folder of your recordings, or drop it here.</source>
        <translation>Den Ordner Ihrer Aufnahmen wählen oder hier ablegen.</translation>
    </message>
    <message>
        <source>2. Model</source>
        <translation>2. Modell</translation>
    </message>
    <message>
        <source>Learns to draw clips from noise, easy ones first. “tiny” takes minutes. Its pace can be drawn at the right before it starts.</source>
        <translation>Lernt, Clips aus Rauschen zu ziehen, leichte zuerst. „tiny“ dauert Minuten. Das Tempo kann vor dem Beginn rechts gezeichnet werden.</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>3. How good it is</source>
        <translation>3. Wie gut es ist</translation>
    </message>
    <message>
        <source>Measures what the model draws, beside real clips and a network that learned nothing.</source>
        <translation>Misst, was das Modell zieht, neben echten Clips und einem Netz, das nichts gelernt hat.</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Or: clips out of nothing</source>
        <translation>Oder: Clips aus dem Nichts</translation>
    </message>
    <message>
        <source>Makes clips of known onsets, density and repetition with the built-in synthesizers, to learn from without recordings.</source>
        <translation>Macht mit den eingebauten Synthesizern Clips mit bekannten Einsätzen, bekannter Dichte und Wiederholung, um ohne Aufnahmen zu lernen.</translation>
    </message>
    <message>
        <source>Synthesise</source>
        <translation>Synthetisieren</translation>
    </message>
    <message>
        <source>Choose a folder of recordings first, or synthesise clips below.</source>
        <translation>Zuerst einen Ordner mit Aufnahmen wählen oder unten Clips synthetisieren.</translation>
    </message>
    <message>
        <source>Prepare or choose a data set first.</source>
        <translation>Zuerst einen Datensatz vorbereiten oder wählen.</translation>
    </message>
    <message>
        <source>Train or choose a model first.</source>
        <translation>Zuerst ein Modell trainieren oder wählen.</translation>
    </message>
    <message>
        <source>From the recordings to a model that is measured, one after the other</source>
        <translation>Von den Aufnahmen bis zu einem gemessenen Modell, eins nach dem anderen</translation>
    </message>
    <message numerus="yes">
        <source>Done: %n clip(s)</source>
        <translation>
            <numerusform>Fertig: %n Clip</numerusform>
            <numerusform>Fertig: %n Clips</numerusform>
        </translation>
    </message>
    <message>
        <source>Done: what is held back is cleaned of noise up to %1 dB.</source>
        <translation>Fertig: Zurückgehaltenes wird bis auf %1 dB von Rauschen befreit.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Scores of what it draws are %1 times as far from real ones as real ones are from each other (%2; untrained %3).</source>
        <translation>Die Scores dessen, was es zieht, sind %1-mal so weit von echten entfernt wie echte voneinander (%2; untrainiert %3).</translation>
    </message>
    <message>
        <source>By now what is held back is cleaned of noise up to %1 dB.</source>
        <translation>Bisher wird Zurückgehaltenes bis auf %1 dB von Rauschen befreit.</translation>
    </message>
</context>
<context>
    <name>antiphon::IdmVary</name>
    <message>
        <source>Seed</source>
        <translation>Ausgangsstück</translation>
    </message>
    <message>
        <source>what is varied</source>
        <translation>was variiert wird</translation>
    </message>
    <message>
        <source>Snap to chunks</source>
        <translation>An Stücken einrasten</translation>
    </message>
    <message>
        <source>The selection begins and ends where the model&apos;s chunks begin; they are marked on the seed.</source>
        <translation>Die Auswahl beginnt und endet, wo Stücke des Modells beginnen; sie sind am Ausgangsstück markiert.</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Choose seed</source>
        <translation>Ausgangsstück wählen</translation>
    </message>
    <message>
        <source>Draw mix over time</source>
        <translation>Mischung über die Zeit zeichnen</translation>
    </message>
    <message>
        <source>Open a project first.</source>
        <translation>Zuerst ein Projekt öffnen.</translation>
    </message>
    <message>
        <source>Train or choose a model first.</source>
        <translation>Zuerst ein Modell trainieren oder wählen.</translation>
    </message>
    <message>
        <source>Choose a sound to be varied first.</source>
        <translation>Zuerst einen Klang wählen, der variiert wird.</translation>
    </message>
    <message>
        <source>Select a longer stretch of the seed.</source>
        <translation>Einen längeren Ausschnitt des Ausgangsstücks auswählen.</translation>
    </message>
    <message>
        <source>This model only learned to reconstruct: choose “reference” as the way.</source>
        <translation>Dieses Modell hat nur gelernt nachzubilden: Wählen Sie „reference“ als Weg.</translation>
    </message>
    <message>
        <source>Make variations</source>
        <translation>Variationen machen</translation>
    </message>
    <message>
        <source>Draw clips</source>
        <translation>Clips ziehen</translation>
    </message>
    <message>
        <source>A/B: result</source>
        <translation>A/B: Ergebnis</translation>
    </message>
    <message>
        <source>A/B: seed</source>
        <translation>A/B: Ausgangsstück</translation>
    </message>
    <message>
        <source>A model has to learn from your own clips first: see Train, where “tiny” takes minutes.</source>
        <translation>Zuerst muss ein Modell von Ihren eigenen Clips lernen: siehe Trainieren, wo „tiny“ Minuten dauert.</translation>
    </message>
    <message>
        <source>Drop a sound on the field above to make variations of it, or choose From noise at the right.</source>
        <translation>Einen Klang auf das Feld oben ziehen, um Variationen davon zu machen, oder rechts Aus Rauschen wählen.</translation>
    </message>
    <message>
        <source>Select the stretch to be varied, or leave it at the beginning, and press Make variations (%1).</source>
        <translation>Den Ausschnitt wählen, der variiert wird, oder ihn beim Anfang lassen, und Variationen machen drücken (%1).</translation>
    </message>
    <message>
        <source>Say how many clips, and press Draw clips (%1).</source>
        <translation>Sagen, wie viele Clips, und Clips ziehen drücken (%1).</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Show result</source>
        <translation>Ergebnis zeigen</translation>
    </message>
    <message>
        <source>Electronic music</source>
        <translation>Elektronische Musik</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 exportieren</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Klang</translation>
    </message>
    <message>
        <source>Scores of all of them (CSV)</source>
        <translation>Scores von allen (CSV)</translation>
    </message>
    <message>
        <source>Scores of all of them (JSON)</source>
        <translation>Scores von allen (JSON)</translation>
    </message>
</context>
<context>
    <name>antiphon::IdmWanted</name>
    <message>
        <source>Left open</source>
        <translation>Offen gelassen</translation>
    </message>
    <message>
        <source>A percentile of the clips</source>
        <translation>Ein Perzentil der Clips</translation>
    </message>
    <message>
        <source>Four numbers</source>
        <translation>Vier Zahlen</translation>
    </message>
    <message>
        <source>Wanted score</source>
        <translation>Gewünschter Score</translation>
    </message>
    <message>
        <source>Percentile</source>
        <translation>Perzentil</translation>
    </message>
    <message>
        <source>Seed: %1</source>
        <extracomment>the seed&apos;s own value of a measure, beside the slider of the wanted one</extracomment>
        <translation>Ausgangsstück: %1</translation>
    </message>
</context>
<context>
    <name>antiphon::InspectorPanel</name>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>The sound or the notes being listened to. Drag to select, turn the wheel to zoom, drag on the ruler to loop, double click to hear.</source>
        <translation>Der Klang oder die Noten, die gerade gehört werden. Ziehen wählt aus, das Mausrad zoomt, Ziehen auf dem Lineal setzt die Schleife, Doppelklick spielt ab.</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>Was gezeigt wird</translation>
    </message>
    <message>
        <source>What is known of it</source>
        <translation>Was darüber bekannt ist</translation>
    </message>
    <message>
        <source>Inspector tools</source>
        <translation>Werkzeuge des Inspektors</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Show in the library</source>
        <translation>In der Bibliothek zeigen</translation>
    </message>
    <message>
        <source>Choose a sound or a MIDI file in the library to see and hear it here, or drop recordings and folders on this place to bring them in.</source>
        <translation>Einen Klang oder eine MIDI-Datei in der Bibliothek wählen, um sie hier zu sehen und zu hören, oder Aufnahmen und Ordner zum Importieren hier ablegen.</translation>
    </message>
    <message>
        <source>The file %1 is not where it was. Bring it back to its place and try again, or show the library where its new place is.</source>
        <translation>Die Datei %1 ist nicht mehr an ihrem Platz. Sie dorthin zurücklegen und erneut versuchen, oder der Bibliothek den neuen Platz zeigen.</translation>
    </message>
    <message>
        <source>Loop the selection</source>
        <translation>Auswahl als Schleife</translation>
    </message>
    <message>
        <source>Add or rename a marker</source>
        <translation>Marke setzen oder umbenennen</translation>
    </message>
    <message>
        <source>Remove the marker at the cursor</source>
        <translation>Marke am Cursor entfernen</translation>
    </message>
    <message>
        <source>Go to the previous marker</source>
        <translation>Zur vorigen Marke</translation>
    </message>
    <message>
        <source>Go to the next marker</source>
        <translation>Zur nächsten Marke</translation>
    </message>
    <message>
        <source>Zoom to the selection</source>
        <translation>Auf die Auswahl zoomen</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Save the selection as…</source>
        <translation>Auswahl sichern als…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Show beats</source>
        <translation>Schläge zeigen</translation>
    </message>
    <message>
        <source>Snap the selection to beats</source>
        <translation>Auswahl an Schlägen einrasten</translation>
    </message>
    <message>
        <source>Show the waveform</source>
        <translation>Wellenform zeigen</translation>
    </message>
    <message>
        <source>Show the spectrogram</source>
        <translation>Spektrogramm zeigen</translation>
    </message>
    <message>
        <source>Logarithmic frequency</source>
        <translation>Logarithmische Frequenz</translation>
    </message>
    <message>
        <source>Follow the playhead</source>
        <translation>Abspielposition folgen</translation>
    </message>
    <message>
        <source>Colour notes by track</source>
        <translation>Noten nach Spur einfärben</translation>
    </message>
    <message>
        <source>More to do with what is shown</source>
        <translation>Weitere Befehle für das Gezeigte</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Find the beats of %1</source>
        <translation>Schläge von %1 finden</translation>
    </message>
    <message>
        <source>No beat was found in %1.</source>
        <translation>In %1 wurde kein Schlag gefunden.</translation>
    </message>
    <message>
        <source>%1, %2 to %3</source>
        <translation>%1, %2 bis %3</translation>
    </message>
    <message>
        <source>Save the selection</source>
        <translation>Auswahl sichern</translation>
    </message>
    <message>
        <source>Sounds (*.wav *.flac *.ogg *.opus)</source>
        <translation>Klänge (*.wav *.flac *.ogg *.opus)</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 sichern</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>%1 gesichert.</translation>
    </message>
    <message>
        <source>Rename a marker</source>
        <translation>Marke umbenennen</translation>
    </message>
    <message>
        <source>Add a marker</source>
        <translation>Marke setzen</translation>
    </message>
    <message>
        <source>No marker is at the cursor. Go to one first.</source>
        <translation>Am Cursor ist keine Marke. Zuerst zu einer gehen.</translation>
    </message>
    <message>
        <source>Remove a marker</source>
        <translation>Marke entfernen</translation>
    </message>
    <message>
        <source>What the model holds</source>
        <translation>Was das Modell enthält</translation>
    </message>
</context>
<context>
    <name>antiphon::IntervalPlot</name>
    <message>
        <source>Times between onsets</source>
        <translation>Zeiten zwischen den Einsätzen</translation>
    </message>
    <message>
        <source>Times between onsets (s)</source>
        <translation>Zeiten zwischen den Einsätzen (s)</translation>
    </message>
    <message numerus="yes">
        <source>%1 to %2 s: %n interval(s)</source>
        <extracomment>two times in seconds</extracomment>
        <translation>
            <numerusform>%1 bis %2 s: %n Abstand</numerusform>
            <numerusform>%1 bis %2 s: %n Abstände</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::JobRows</name>
    <message>
        <source>%2 · %1</source>
        <extracomment>a run of a task: %1 its title, %2 its number</extracomment>
        <translation>%2 · %1</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Wird abgebrochen…</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
</context>
<context>
    <name>antiphon::JobsPanel</name>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Jobs and runs</source>
        <translation>Aufträge und Läufe</translation>
    </message>
    <message>
        <source>Nothing has run yet. Press Generate in the guide panel, or Start in the task panel: what runs appears here, and stays as a run of the project.</source>
        <translation>Noch ist nichts gelaufen. „Erzeugen“ im Bereich „Führung und Gedächtnis“ oder „Starten“ im Bereich „Aufgabe“ drücken: Was läuft, erscheint hier und bleibt als Lauf des Projekts.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Resume the run</source>
        <translation>Lauf wiederaufnehmen</translation>
    </message>
    <message>
        <source>Retry with changes…</source>
        <translation>Mit Änderungen wiederholen…</translation>
    </message>
    <message>
        <source>Hear the result</source>
        <translation>Ergebnis hören</translation>
    </message>
    <message>
        <source>Reveal in the file manager</source>
        <translation>Im Dateimanager zeigen</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>Protokoll zeigen</translation>
    </message>
    <message>
        <source>Move the run to the trash…</source>
        <translation>Lauf in den Papierkorb verschieben…</translation>
    </message>
    <message>
        <source>Clear ended jobs</source>
        <translation>Beendete Aufträge ausblenden</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Move “%1” with its log and results to the trash?</source>
        <translation>„%1“ mit Protokoll und Ergebnissen in den Papierkorb verschieben?</translation>
    </message>
    <message numerus="yes">
        <source>Move %n runs with their logs and results to the trash?</source>
        <translation>
            <numerusform>%n Lauf mit Protokoll und Ergebnissen in den Papierkorb verschieben?</numerusform>
            <numerusform>%n Läufe mit Protokollen und Ergebnissen in den Papierkorb verschieben?</numerusform>
        </translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>In den Papierkorb verschieben</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message numerus="yes">
        <source>%n runs are in the trash, from where the desktop can bring them back.</source>
        <translation>
            <numerusform>%n Lauf ist im Papierkorb und lässt sich über den Desktop zurückholen.</numerusform>
            <numerusform>%n Läufe sind im Papierkorb und lassen sich über den Desktop zurückholen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 could not be moved to the trash; remove the folder in the file manager.</source>
        <translation>%1 ließ sich nicht in den Papierkorb verschieben; den Ordner im Dateimanager entfernen.</translation>
    </message>
</context>
<context>
    <name>antiphon::JoinBar</name>
    <message>
        <source>Fade</source>
        <translation>Überblendung</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Clean attacks</source>
        <translation>Saubere Einsätze</translation>
    </message>
    <message>
        <source>Joins</source>
        <translation>Nahtstellen</translation>
    </message>
    <message>
        <source>Length of the crossfade at a join</source>
        <translation>Länge der Überblendung an einer Nahtstelle</translation>
    </message>
    <message>
        <source>Move joins to the attacks near them, so that no attack is cut</source>
        <translation>Nahtstellen zu nahen Einsätzen verschieben, damit kein Einsatz zerschnitten wird</translation>
    </message>
    <message>
        <source>Full level</source>
        <translation>Voller Pegel</translation>
    </message>
    <message>
        <source>Level of the memory</source>
        <translation>Pegel des Gedächtnisses</translation>
    </message>
    <message>
        <source>Loudness of the guide</source>
        <translation>Lautheit der Führung</translation>
    </message>
    <message>
        <source>Level of the response</source>
        <translation>Pegel der Antwort</translation>
    </message>
</context>
<context>
    <name>antiphon::LabelStrip</name>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Label strip</source>
        <translation>Label-Leiste</translation>
    </message>
    <message>
        <source>One cell a segment; the fainter, the less certain. Click to hear it, type a number to change its label, K locks it against re-rolling.</source>
        <translation>Eine Zelle je Segment; je blasser, desto unsicherer. Klicken spielt es ab, eine Zahl eintippen ändert das Label, K sperrt es gegen Neuwürfeln.</translation>
    </message>
    <message>
        <source>No labels yet</source>
        <translation>Noch keine Labels</translation>
    </message>
    <message numerus="yes">
        <source>%n segment(s)</source>
        <translation>
            <numerusform>%n Segment</numerusform>
            <numerusform>%n Segmente</numerusform>
        </translation>
    </message>
    <message>
        <source>Segment %1 of %2 at %3</source>
        <translation>Segment %1 von %2 bei %3</translation>
    </message>
    <message>
        <source>%1: silence</source>
        <translation>%1: Stille</translation>
    </message>
    <message>
        <source>%1: silence, %2</source>
        <translation>%1: Stille, %2</translation>
    </message>
    <message>
        <source>%1: label %2, locked</source>
        <translation>%1: Label %2, gesperrt</translation>
    </message>
    <message>
        <source>%1: label %2</source>
        <translation>%1: Label %2</translation>
    </message>
</context>
<context>
    <name>antiphon::Lane</name>
    <message>
        <source>Selected from %1 to %2</source>
        <translation>Ausgewählt von %1 bis %2</translation>
    </message>
    <message>
        <source>Cursor at %1</source>
        <translation>Cursor bei %1</translation>
    </message>
</context>
<context>
    <name>antiphon::LaneHead</name>
    <message>
        <source>dB</source>
        <translation>dB</translation>
    </message>
    <message>
        <source>M</source>
        <comment>mute</comment>
        <translation>M</translation>
    </message>
    <message>
        <source>S</source>
        <comment>solo</comment>
        <translation>S</translation>
    </message>
    <message>
        <source>Mute: %1</source>
        <translation>Stumm: %1</translation>
    </message>
    <message>
        <source>Hear only: %1</source>
        <translation>Nur hören: %1</translation>
    </message>
    <message>
        <source>Level: %1</source>
        <translation>Pegel: %1</translation>
    </message>
    <message>
        <source>Take out: %1</source>
        <translation>Herausnehmen: %1</translation>
    </message>
</context>
<context>
    <name>antiphon::LevelMeter</name>
    <message>
        <source>Level meter</source>
        <translation>Pegelanzeige</translation>
    </message>
    <message>
        <source>Bars: peak and, brighter, RMS. The line holds the highest peak; the lamp at the end stays lit after clipping until you click.</source>
        <translation>Balken: Spitze und, heller, RMS. Die Linie hält die höchste Spitze; die Lampe am Ende leuchtet nach Übersteuerung bis zum Klick.</translation>
    </message>
    <message>
        <source>Clipped; Space resets the lamp</source>
        <translation>Übersteuert; Leertaste setzt die Lampe zurück</translation>
    </message>
    <message>
        <source>Clipped. Click to reset the lamp.</source>
        <translation>Übersteuert. Klick setzt die Lampe zurück.</translation>
    </message>
</context>
<context>
    <name>antiphon::LibraryActions</name>
    <message>
        <source>Audition</source>
        <translation>Vorhören</translation>
    </message>
    <message>
        <source>Show in the inspector</source>
        <translation>Im Inspektor zeigen</translation>
    </message>
    <message>
        <source>Use as guide</source>
        <translation>Als Führung verwenden</translation>
    </message>
    <message>
        <source>Use as memory</source>
        <translation>Als Gedächtnis verwenden</translation>
    </message>
    <message>
        <source>“%1” is missing: its file is not where it was. Use “Relocate missing files…” in the library.</source>
        <translation>„%1“ fehlt: Die Datei ist nicht mehr an ihrem Platz. „Fehlende Dateien suchen…“ in der Bibliothek verwenden.</translation>
    </message>
    <message>
        <source>A guide and a memory are recordings; select one whose file is there.</source>
        <translation>Führung und Gedächtnis sind Aufnahmen; eine wählen, deren Datei vorhanden ist.</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Bewerten</translation>
    </message>
    <message>
        <source>No rating</source>
        <translation>Keine Bewertung</translation>
    </message>
    <message numerus="yes">
        <source>%n stars</source>
        <translation>
            <numerusform>%n Stern</numerusform>
            <numerusform>%n Sterne</numerusform>
        </translation>
    </message>
    <message>
        <source>Tag…</source>
        <translation>Verschlagworten…</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Aufteilung</translation>
    </message>
    <message>
        <source>For training</source>
        <translation>Fürs Training</translation>
    </message>
    <message>
        <source>For validation</source>
        <translation>Zur Validierung</translation>
    </message>
    <message>
        <source>For test</source>
        <translation>Zum Test</translation>
    </message>
    <message>
        <source>Not assigned</source>
        <translation>Nicht zugewiesen</translation>
    </message>
    <message>
        <source>Edit in place</source>
        <translation>Direkt bearbeiten</translation>
    </message>
    <message numerus="yes">
        <source>Rate %n items</source>
        <translation>
            <numerusform>%n Eintrag bewerten</numerusform>
            <numerusform>%n Einträge bewerten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag %n items</source>
        <translation>
            <numerusform>%n Eintrag verschlagworten</numerusform>
            <numerusform>%n Einträge verschlagworten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Assign %n items</source>
        <translation>
            <numerusform>%n Eintrag zuweisen</numerusform>
            <numerusform>%n Einträge zuweisen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Edit %n items</source>
        <translation>
            <numerusform>%n Eintrag bearbeiten</numerusform>
            <numerusform>%n Einträge bearbeiten</numerusform>
        </translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Verschlagworten</translation>
    </message>
    <message>
        <source>Tags, separated by commas. With + in front they are added to what is there, with - taken away:</source>
        <translation>Schlagwörter, durch Kommas getrennt. Mit + davor kommen sie zu den vorhandenen hinzu, mit - werden sie entfernt:</translation>
    </message>
    <message>
        <source>Remove from the library</source>
        <translation>Aus der Bibliothek entfernen</translation>
    </message>
    <message>
        <source>Show in the file manager</source>
        <translation>Im Dateimanager zeigen</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>Dateien importieren…</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>Dateien importieren</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation>Ordner importieren…</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>Ordner importieren</translation>
    </message>
    <message>
        <source>Relocate missing files…</source>
        <translation>Fehlende Dateien suchen…</translation>
    </message>
    <message>
        <source>Look for missing files below</source>
        <translation>Nach fehlenden Dateien suchen unter</translation>
    </message>
    <message>
        <source>Measure tempo, key and loudness</source>
        <translation>Tempo, Tonart und Lautheit messen</translation>
    </message>
    <message>
        <source>Measure what is imported</source>
        <translation>Importiertes messen</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n items</source>
        <translation>
            <numerusform>%n Eintrag entfernen</numerusform>
            <numerusform>%n Einträge entfernen</numerusform>
        </translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>Auf der Karte zeigen</translation>
    </message>
    <message>
        <source>The map shows tables and recordings; select one whose file is there.</source>
        <translation>Die Karte zeigt Tabellen und Aufnahmen; eines wählen, dessen Datei da ist.</translation>
    </message>
    <message>
        <source>Write a stem to it</source>
        <translation>Eine Spur dazu schreiben</translation>
    </message>
    <message>
        <source>Stems are written to recordings; select one whose file is there.</source>
        <translation>Spuren werden zu Aufnahmen geschrieben; eine wählen, deren Datei da ist.</translation>
    </message>
</context>
<context>
    <name>antiphon::LibraryJobs</name>
    <message>
        <source>Measure tempo, key and loudness</source>
        <translation>Tempo, Tonart und Lautheit messen</translation>
    </message>
    <message>
        <source>Look for missing files</source>
        <translation>Nach fehlenden Dateien suchen</translation>
    </message>
    <message>
        <source>No file is missing.</source>
        <translation>Keine Datei fehlt.</translation>
    </message>
    <message numerus="yes">
        <source>Relocate %n files</source>
        <translation>
            <numerusform>%n Datei neu zuordnen</numerusform>
            <numerusform>%n Dateien neu zuordnen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing files were found</source>
        <translation>
            <numerusform>%n fehlende Datei wurde gefunden</numerusform>
            <numerusform>%n fehlende Dateien wurden gefunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files are still missing</source>
        <translation>
            <numerusform>%n Datei fehlt noch</numerusform>
            <numerusform>%n Dateien fehlen noch</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::LibraryPanel</name>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>What can be done with the selected rows and the library</source>
        <translation>Was mit den gewählten Zeilen und der Bibliothek getan werden kann</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Filter, such as bpm:&gt;120 stem:drums</source>
        <translation>Filter, etwa bpm:&gt;120 stem:drums</translation>
    </message>
    <message>
        <source>Nothing here yet. Drop recordings, MIDI files or folders on this table, or use “Import files…”.</source>
        <translation>Noch nichts da. Aufnahmen, MIDI-Dateien oder Ordner auf dieser Tabelle ablegen oder „Dateien importieren…“ verwenden.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln items</source>
        <translation>
            <numerusform>%Ln Eintrag</numerusform>
            <numerusform>%Ln Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>No project is open. Make or open one in the menu “File”: its files appear here.</source>
        <translation>Kein Projekt ist geöffnet. Im Menü „Datei“ eines anlegen oder öffnen: Seine Dateien erscheinen hier.</translation>
    </message>
</context>
<context>
    <name>antiphon::LinkArcs</name>
    <message>
        <source>An arc leads from each segment back to an earlier one that sounds alike, with what comes before it. There the memory can go on from one to the other.</source>
        <translation>Ein Bogen führt von jedem Segment zurück zu einem früheren, das samt dem, was ihm vorausgeht, ähnlich klingt. Dort kann das Gedächtnis vom einen zum anderen übergehen.</translation>
    </message>
    <message numerus="yes">
        <source>%n link(s)</source>
        <translation>
            <numerusform>%n Verbindung</numerusform>
            <numerusform>%n Verbindungen</numerusform>
        </translation>
    </message>
    <message>
        <source>No segment sounds like an earlier one</source>
        <translation>Kein Segment klingt wie ein früheres</translation>
    </message>
</context>
<context>
    <name>antiphon::LiveBars</name>
    <message>
        <source>Input</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Descriptors</source>
        <translation>Deskriptoren</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>%1: %2 %3, %4 %5</source>
        <translation>%1: %2 %3, %4 %5</translation>
    </message>
    <message>
        <source>%1, table %2 to %3</source>
        <extracomment>%1 is all the values, then the range of the table</extracomment>
        <translation>%1, Tabelle %2 bis %3</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>%1, corpus %2 to %3</source>
        <extracomment>%1 is all the values and the table, then the range of the corpus</extracomment>
        <translation>%1, Korpus %2 bis %3</translation>
    </message>
    <message>
        <source>Corpus (frame)</source>
        <translation>Korpus (Rahmen)</translation>
    </message>
    <message>
        <source>%1, target %2</source>
        <extracomment>%1 is the values so far</extracomment>
        <translation>%1, Ziel %2</translation>
    </message>
    <message>
        <source>Target (hollow)</source>
        <translation>Ziel (hohl)</translation>
    </message>
</context>
<context>
    <name>antiphon::LoadStrip</name>
    <message>
        <source>%1 %2</source>
        <extracomment>a thing of the machine and how much of it is in use</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Load of the machine</source>
        <translation>Auslastung des Rechners</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>All cores together are %1 % busy.</source>
        <translation>Alle Kerne zusammen sind zu %1 % beschäftigt.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>memory in use, and in all</extracomment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 of %2 are in use, %3 of them by Antiphon.</source>
        <translation>%1 von %2 sind belegt, davon %3 von Antiphon.</translation>
    </message>
    <message>
        <source>%1: %2 of %3 of its memory are in use.</source>
        <translation>%1: %2 von %3 seines Speichers sind belegt.</translation>
    </message>
</context>
<context>
    <name>antiphon::LogModel</name>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
</context>
<context>
    <name>antiphon::LogPanel</name>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Filter messages</source>
        <translation>Meldungen filtern</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>What the program tells you is kept here.</source>
        <translation>Was das Programm mitteilt, wird hier aufbewahrt.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a line of a job&apos;s log: %1 the job, %2 what it says</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Copy messages</source>
        <translation>Meldungen kopieren</translation>
    </message>
    <message>
        <source>Copy the chosen messages, or all that are shown</source>
        <translation>Die gewählten Meldungen kopieren oder alle gezeigten</translation>
    </message>
    <message>
        <source>Save messages as…</source>
        <translation>Meldungen sichern als…</translation>
    </message>
    <message>
        <source>Clear messages</source>
        <translation>Meldungen leeren</translation>
    </message>
    <message>
        <source>Save messages as</source>
        <translation>Meldungen sichern als</translation>
    </message>
    <message>
        <source>Texts (*.txt)</source>
        <translation>Texte (*.txt)</translation>
    </message>
    <message>
        <source>The messages are in %1.</source>
        <translation>Die Meldungen stehen in %1.</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
</context>
<context>
    <name>antiphon::MainWindow</name>
    <message>
        <source>%1 – Antiphon</source>
        <translation>%1 – Antiphon</translation>
    </message>
    <message>
        <source>Antiphon</source>
        <translation>Antiphon</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;New project…</source>
        <translation>&amp;Neues Projekt…</translation>
    </message>
    <message>
        <source>&amp;Open project…</source>
        <translation>Projekt ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Import files…</source>
        <translation>Dateien &amp;importieren…</translation>
    </message>
    <message>
        <source>Import &amp;folder…</source>
        <translation>&amp;Ordner importieren…</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>Projekt &amp;schließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>&amp;Wiederholen: %1</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Reset this layout</source>
        <translation>Diese Anordnung &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Inspector</source>
        <translation>&amp;Inspektor</translation>
    </message>
    <message>
        <source>Ne&amp;xt panel</source>
        <translation>&amp;Nächster Bereich</translation>
    </message>
    <message>
        <source>&amp;Previous panel</source>
        <translation>&amp;Voriger Bereich</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>Voll&amp;bild</translation>
    </message>
    <message>
        <source>&amp;Play</source>
        <translation>&amp;Wiedergabe</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>Play selection &amp;once</source>
        <translation>Auswahl &amp;einmal abspielen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stopp</translation>
    </message>
    <message>
        <source>Back to the &amp;beginning</source>
        <translation>Zurück zum &amp;Anfang</translation>
    </message>
    <message>
        <source>Stop &amp;audition</source>
        <translation>&amp;Vorhören beenden</translation>
    </message>
    <message>
        <source>&amp;Equal loudness</source>
        <translation>Gleiche &amp;Lautheit</translation>
    </message>
    <message>
        <source>Pa&amp;nic: silence now</source>
        <translation>Pa&amp;nik: sofort still</translation>
    </message>
    <message>
        <source>&amp;Reconnect sound device</source>
        <translation>Audio&amp;gerät neu verbinden</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation>&amp;Befehle…</translation>
    </message>
    <message>
        <source>&amp;Keyboard reference</source>
        <translation>&amp;Tastenkürzel-Übersicht</translation>
    </message>
    <message>
        <source>&amp;What is this?</source>
        <translation>&amp;Was ist das?</translation>
    </message>
    <message>
        <source>&amp;About Antiphon</source>
        <translation>Ü&amp;ber Antiphon</translation>
    </message>
    <message>
        <source>Progress of the running job</source>
        <translation>Fortschritt des laufenden Auftrags</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weiterer</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>No projects yet</source>
        <translation>Noch keine Projekte</translation>
    </message>
    <message>
        <source>New project: name its folder</source>
        <translation>Neues Projekt: seinen Ordner benennen</translation>
    </message>
    <message>
        <source>Open the folder of a project</source>
        <translation>Ordner eines Projekts öffnen</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>Dateien importieren</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>Ordner importieren</translation>
    </message>
    <message>
        <source>Keyboard reference</source>
        <translation>Tastenkürzel-Übersicht</translation>
    </message>
</context>
<context>
    <name>antiphon::MapAxesPage</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Compare by</source>
        <translation>Vergleichen nach</translation>
    </message>
    <message>
        <source>t-SNE</source>
        <translation>t-SNE</translation>
    </message>
    <message>
        <source>PCA</source>
        <translation>PCA</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>Two columns</source>
        <translation>Zwei Spalten</translation>
    </message>
    <message>
        <source>The two directions in which the sounds differ most; there at once</source>
        <translation>Die zwei Richtungen, in denen sich die Klänge am meisten unterscheiden; sofort da</translation>
    </message>
    <message>
        <source>Sounds that are alike lie together; distances between groups tell little</source>
        <translation>Ähnliche Klänge liegen beieinander; Abstände zwischen Gruppen sagen wenig</translation>
    </message>
    <message>
        <source>Where the synthesizer&apos;s parameters are</source>
        <translation>Wo die Parameter des Synthesizers liegen</translation>
    </message>
    <message>
        <source>Any two columns of the table</source>
        <translation>Zwei beliebige Spalten der Tabelle</translation>
    </message>
    <message>
        <source>Axes</source>
        <translation>Achsen</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>Waagerecht</translation>
    </message>
    <message>
        <source>Upwards</source>
        <translation>Senkrecht</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>Perplexität</translation>
    </message>
    <message>
        <source>About how many neighbours a sound has: small values show small groups. Can be changed while it runs.</source>
        <translation>Wie viele Nachbarn ein Klang etwa hat: Kleine Werte zeigen kleine Gruppen. Lässt sich während der Berechnung ändern.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>The same seed gives the same map</source>
        <translation>Derselbe Startwert führt wieder zur selben Karte</translation>
    </message>
    <message>
        <source>Progress of t-SNE</source>
        <translation>Fortschritt von t-SNE</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Keep the map as it is now</source>
        <translation>Die Karte so behalten, wie sie jetzt ist</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Von vorn</translation>
    </message>
    <message>
        <source>Begin anew instead of going on from what is shown</source>
        <translation>Neu beginnen, statt vom Gezeigten aus fortzufahren</translation>
    </message>
    <message>
        <source>How true the map is</source>
        <translation>Wie treu die Karte ist</translation>
    </message>
    <message>
        <source>These two directions hold %1 of all differences.</source>
        <translation>Diese zwei Richtungen enthalten %1 aller Unterschiede.</translation>
    </message>
    <message>
        <source>Points that are near here are alike (trustworthiness %1).</source>
        <extracomment>%1 is a figure between 0 and 1</extracomment>
        <translation>Punkte, die hier nahe beieinander liegen, sind ähnlich (Vertrauenswürdigkeit %1).</translation>
    </message>
    <message>
        <source>Points that are near here are mostly alike (trustworthiness %1).</source>
        <translation>Punkte, die hier nahe beieinander liegen, sind meist ähnlich (Vertrauenswürdigkeit %1).</translation>
    </message>
    <message>
        <source>Points that are near here are often not alike (trustworthiness %1); another method may show more.</source>
        <translation>Punkte, die hier nahe beieinander liegen, sind oft nicht ähnlich (Vertrauenswürdigkeit %1); ein anderes Verfahren zeigt vielleicht mehr.</translation>
    </message>
    <message>
        <source>Of the ten most similar sounds %1 are among the ten nearest points.</source>
        <translation>Von den zehn ähnlichsten Klängen sind %1 unter den zehn nächsten Punkten.</translation>
    </message>
    <message>
        <source>What t-SNE could not fit: %1 (Kullback-Leibler divergence; less is better).</source>
        <translation>Was t-SNE nicht einpassen konnte: %1 (Kullback-Leibler-Divergenz; weniger ist besser).</translation>
    </message>
</context>
<context>
    <name>antiphon::MapBuildPage</name>
    <message>
        <source>Play as the published patches</source>
        <translation>Wie die veröffentlichten Patches spielen</translation>
    </message>
    <message>
        <source>Also keep the spread within a sound</source>
        <translation>Auch die Streuung innerhalb eines Klangs aufbewahren</translation>
    </message>
    <message>
        <source>Grains</source>
        <translation>Körner</translation>
    </message>
    <message>
        <source>our own sound</source>
        <translation>mitgelieferter Klang</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>Bauen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Pure Data folder…</source>
        <translation>Pure-Data-Ordner…</translation>
    </message>
    <message>
        <source>Synthesizer</source>
        <translation>Synthesizer</translation>
    </message>
    <message>
        <source>What the table will be of</source>
        <translation>Wovon die Tabelle sein wird</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>How many numbers the patch takes</source>
        <translation>Wie viele Zahlen der Patch annimmt</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>Fein</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>How many sounds in all</source>
        <translation>Wie viele Klänge insgesamt</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>Values of each parameter; all are combined with all</source>
        <translation>Werte jedes Parameters; alle werden mit allen kombiniert</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>Original grid</source>
        <translation>Originalraster</translation>
    </message>
    <message>
        <source>Evenly scattered (Sobol)</source>
        <translation>Gleichmäßig gestreut (Sobol)</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Zufällig</translation>
    </message>
    <message>
        <source>As published: the upper end of each parameter is left out</source>
        <translation>Wie veröffentlicht: Das obere Ende jedes Parameters wird ausgelassen</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>Where in the space of parameters</source>
        <translation>Wo im Raum der Parameter</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Of the sound that is analysed at each point</source>
        <translation>Des Klangs, der an jedem Punkt analysiert wird</translation>
    </message>
    <message>
        <source>Original, 256/128</source>
        <translation>Original, 256/128</translation>
    </message>
    <message>
        <source>Clean, 1024/512</source>
        <translation>Sauber, 1024/512</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>As the published tables were made, or without their faults and faster</source>
        <translation>Wie die veröffentlichten Tabellen entstanden, oder ohne deren Fehler und schneller</translation>
    </message>
    <message>
        <source>What it will cost</source>
        <translation>Was es kosten wird</translation>
    </message>
    <message>
        <source>Progress of the table</source>
        <translation>Fortschritt der Tabelle</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Build what is missing of the table that was cancelled</source>
        <translation>Bauen, was von der abgebrochenen Tabelle noch fehlt</translation>
    </message>
    <message>
        <source>Folder of a Pure Data synthesizer</source>
        <translation>Ordner eines Pure-Data-Synthesizers</translation>
    </message>
    <message>
        <source>Looking at the patch…</source>
        <translation>Patch wird untersucht…</translation>
    </message>
    <message>
        <source>Parameters: %1.</source>
        <extracomment>%1 is a list of names</extracomment>
        <translation>Parameter: %1.</translation>
    </message>
    <message>
        <source>Open or make a project first: it keeps the tables.</source>
        <translation>Zuerst ein Projekt öffnen oder anlegen: Es bewahrt die Tabellen auf.</translation>
    </message>
    <message>
        <source>That would be more than ten million sounds; take fewer steps.</source>
        <translation>Das wären mehr als zehn Millionen Klänge; weniger Stufen wählen.</translation>
    </message>
    <message>
        <source>%1 sounds of %2 s.</source>
        <translation>%1 Klänge von je %2 s.</translation>
    </message>
    <message>
        <source>Takes %1; the table will have %2.</source>
        <extracomment>%1 is a time such as &quot;about 12 s&quot;, %2 an amount such as &quot;3 MB&quot;</extracomment>
        <translation>Dauert %1; die Tabelle wird %2 groß.</translation>
    </message>
    <message>
        <source>The table will have %1.</source>
        <translation>Die Tabelle wird %1 groß.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird angehalten…</translation>
    </message>
    <message>
        <source>Waiting for other work</source>
        <translation>Wartet auf andere Arbeit</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Done: the table is in the library.</source>
        <translation>Fertig: Die Tabelle ist in der Bibliothek.</translation>
    </message>
    <message>
        <source>Cancelled. What was built is shown, and can go on.</source>
        <translation>Abgebrochen. Was gebaut wurde, wird gezeigt und lässt sich fortsetzen.</translation>
    </message>
    <message>
        <source>Also measure the pitch</source>
        <translation>Auch die Tonhöhe messen</translation>
    </message>
    <message>
        <source>Keep the other tables on the map</source>
        <translation>Die anderen Tabellen auf der Karte lassen</translation>
    </message>
    <message>
        <source>Two more columns: the fundamental frequency and how sure it is</source>
        <translation>Zwei weitere Spalten: die Grundfrequenz und wie sicher sie ist</translation>
    </message>
    <message>
        <source>The new table comes beside them when it is complete. Else it is shown alone.</source>
        <translation>Die neue Tabelle kommt dazu, wenn sie vollständig ist. Sonst wird sie allein gezeigt.</translation>
    </message>
</context>
<context>
    <name>antiphon::MapHand</name>
    <message>
        <source>A Pure Data patch is heard point by point; it cannot be held or glided through.</source>
        <translation>Ein Pure-Data-Patch wird Punkt für Punkt gehört; halten oder durchgleiten lässt er sich nicht.</translation>
    </message>
    <message>
        <source>What was played could not be taken down; record it again.</source>
        <translation>Gespieltes ließ sich nicht festhalten; noch einmal aufnehmen.</translation>
    </message>
</context>
<context>
    <name>antiphon::MapLegend</name>
    <message>
        <source>%1: click to hide or show</source>
        <translation>%1: Klick blendet aus oder ein</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>No value</source>
        <translation>Kein Wert</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Dichte</translation>
    </message>
    <message>
        <source>Many</source>
        <translation>Viele</translation>
    </message>
    <message>
        <source>One</source>
        <translation>Einer</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Paths</source>
        <translation>Pfade</translation>
    </message>
</context>
<context>
    <name>antiphon::MapLive</name>
    <message>
        <source>Input</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
</context>
<context>
    <name>antiphon::MapLooksPage</name>
    <message>
        <source>Clusters</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Density instead of points</source>
        <translation>Dichte statt Punkte</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>Farbe nach</translation>
    </message>
    <message>
        <source>Size by</source>
        <translation>Größe nach</translation>
    </message>
    <message>
        <source>Number of clusters</source>
        <translation>Anzahl der Cluster</translation>
    </message>
    <message>
        <source>How many groups of alike sounds k-means finds</source>
        <translation>Wie viele Gruppen ähnlicher Klänge k-means findet</translation>
    </message>
    <message>
        <source>Show only</source>
        <translation>Nur zeigen</translation>
    </message>
    <message>
        <source>Add a range</source>
        <translation>Bereich hinzufügen</translation>
    </message>
    <message>
        <source>Show only rows between two values of a parameter or column</source>
        <translation>Nur Zeilen zwischen zwei Werten eines Parameters oder einer Spalte zeigen</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Markierungen</translation>
    </message>
    <message>
        <source>All alike</source>
        <translation>Alle gleich</translation>
    </message>
    <message>
        <source>Column to filter by</source>
        <translation>Spalte, nach der gefiltert wird</translation>
    </message>
    <message>
        <source>Remove this range</source>
        <translation>Diesen Bereich entfernen</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n point(s) are shown.</source>
        <translation>
            <numerusform>%1 von %n Punkt gezeigt.</numerusform>
            <numerusform>%1 von %n Punkten gezeigt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n point(s) are shown.</source>
        <translation>
            <numerusform>%n Punkt wird gezeigt.</numerusform>
            <numerusform>Alle %n Punkte werden gezeigt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::MapMarking</name>
    <message numerus="yes">
        <source>Forbid %n sound(s)</source>
        <translation>
            <numerusform>%n Klang verbieten</numerusform>
            <numerusform>%n Klänge verbieten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %n sound(s) to begin with</source>
        <translation>
            <numerusform>%n Klang als Anfang markieren</numerusform>
            <numerusform>%n Klänge als Anfang markieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Take marks away</source>
        <translation>Markierungen entfernen</translation>
    </message>
</context>
<context>
    <name>antiphon::MapPanel</name>
    <message>
        <source>Add tables…</source>
        <translation>Tabellen hinzufügen…</translation>
    </message>
    <message>
        <source>Show more tables on this map</source>
        <translation>Weitere Tabellen auf dieser Karte zeigen</translation>
    </message>
    <message>
        <source>Take all out</source>
        <translation>Alle herausnehmen</translation>
    </message>
    <message>
        <source>Empty the map; the tables stay where they are</source>
        <translation>Die Karte leeren; die Tabellen bleiben, wo sie sind</translation>
    </message>
    <message>
        <source>Build the table</source>
        <translation>Die Tabelle bauen</translation>
    </message>
    <message>
        <source>Build a table of the chosen synthesizer</source>
        <translation>Eine Tabelle des gewählten Synthesizers bauen</translation>
    </message>
    <message>
        <source>t-SNE from scratch</source>
        <translation>t-SNE von vorn</translation>
    </message>
    <message>
        <source>Begin anew instead of going on from what is shown</source>
        <translation>Neu beginnen, statt vom Gezeigten aus fortzufahren</translation>
    </message>
    <message>
        <source>Pause or go on with t-SNE</source>
        <translation>t-SNE pausieren oder fortsetzen</translation>
    </message>
    <message>
        <source>Hear what is pointed at</source>
        <translation>Hören, worauf gezeigt wird</translation>
    </message>
    <message>
        <source>Play the sound of a point after a moment</source>
        <translation>Den Klang eines Punktes nach einem Augenblick abspielen</translation>
    </message>
    <message>
        <source>At equal loudness</source>
        <translation>Bei gleicher Lautheit</translation>
    </message>
    <message>
        <source>Bring every sound to −23 LUFS</source>
        <translation>Jeden Klang auf −23 LUFS bringen</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Dichte</translation>
    </message>
    <message>
        <source>Show where points are dense instead of each point</source>
        <translation>Zeigen, wo Punkte dicht liegen, statt jeden Punkt</translation>
    </message>
    <message>
        <source>Zoom to the selection</source>
        <translation>Auf die Auswahl zoomen</translation>
    </message>
    <message>
        <source>Record gliding</source>
        <translation>Gleiten aufnehmen</translation>
    </message>
    <message>
        <source>Take down what is played on the map</source>
        <translation>Festhalten, was auf der Karte gespielt wird</translation>
    </message>
    <message>
        <source>Save what was played…</source>
        <translation>Gespieltes sichern…</translation>
    </message>
    <message>
        <source>Export sounds…</source>
        <translation>Klänge exportieren…</translation>
    </message>
    <message>
        <source>Write the sounds of the selected points as files</source>
        <translation>Die Klänge der gewählten Punkte als Dateien schreiben</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Als CSV kopieren</translation>
    </message>
    <message>
        <source>Copy the rows of the selected points</source>
        <translation>Die Zeilen der gewählten Punkte kopieren</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Als JSON kopieren</translation>
    </message>
    <message>
        <source>Refine by about 50 sounds</source>
        <translation>Um etwa 50 Klänge verfeinern</translation>
    </message>
    <message>
        <source>Refine by about 200 sounds</source>
        <translation>Um etwa 200 Klänge verfeinern</translation>
    </message>
    <message>
        <source>Refine by about 1000 sounds</source>
        <translation>Um etwa 1000 Klänge verfeinern</translation>
    </message>
    <message>
        <source>Add rows between the selected ones to their table</source>
        <translation>Zeilen zwischen den gewählten zu ihrer Tabelle hinzufügen</translation>
    </message>
    <message>
        <source>Forbid</source>
        <translation>Verbieten</translation>
    </message>
    <message>
        <source>Nothing that plays by itself goes to the selected sounds</source>
        <translation>Was von selbst spielt, meidet die gewählten Klänge</translation>
    </message>
    <message>
        <source>Begin here</source>
        <translation>Hier beginnen</translation>
    </message>
    <message>
        <source>Mark the selected sounds to begin with</source>
        <translation>Die gewählten Klänge als Anfang markieren</translation>
    </message>
    <message>
        <source>Take marks away</source>
        <translation>Markierungen entfernen</translation>
    </message>
    <message>
        <source>From the selected sounds, with regions that hold them</source>
        <translation>Von den gewählten Klängen, samt Gebieten, die sie enthalten</translation>
    </message>
    <message>
        <source>Save the map as PNG…</source>
        <translation>Karte als PNG sichern…</translation>
    </message>
    <message>
        <source>Save the map as SVG…</source>
        <translation>Karte als SVG sichern…</translation>
    </message>
    <message>
        <source>Save places and rows as CSV…</source>
        <translation>Orte und Zeilen als CSV sichern…</translation>
    </message>
    <message>
        <source>Save the selected rows as CSV…</source>
        <translation>Die gewählten Zeilen als CSV sichern…</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Show all points (0)</source>
        <translation>Alle Punkte zeigen (0)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>Save the map as a picture or a table</source>
        <translation>Die Karte als Bild oder Tabelle sichern</translation>
    </message>
    <message>
        <source>Save the map</source>
        <translation>Karte sichern</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Show tables, axes, looks and sound</source>
        <translation>Tabellen, Achsen, Aussehen und Klang zeigen</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Auswahl</translation>
    </message>
    <message>
        <source>Refine here</source>
        <translation>Hier verfeinern</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n ausgewählt</numerusform>
            <numerusform>%n ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Let go</source>
        <translation>Loslassen</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Halten</translation>
    </message>
    <message>
        <source>Map of sounds</source>
        <translation>Klangkarte</translation>
    </message>
    <message>
        <source>Build a table of a synthesizer, or drop a table here: its sounds become points that can be heard and played.</source>
        <translation>Eine Tabelle eines Synthesizers bauen oder eine Tabelle hier ablegen: Ihre Klänge werden zu Punkten, die sich hören und spielen lassen.</translation>
    </message>
    <message>
        <source>What is heard</source>
        <translation>Was zu hören ist</translation>
    </message>
    <message>
        <source>Tables on the map</source>
        <translation>Tabellen auf der Karte</translation>
    </message>
    <message>
        <source>Build a table</source>
        <translation>Tabelle bauen</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Axes</source>
        <translation>Achsen</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Klang</translation>
    </message>
    <message>
        <source>Map settings</source>
        <translation>Einstellungen der Karte</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) copied.</source>
        <translation>
            <numerusform>%n Zeile kopiert.</numerusform>
            <numerusform>%n Zeilen kopiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Refine %1</source>
        <translation>%1 verfeinern</translation>
    </message>
    <message>
        <source>Forbidden</source>
        <translation>Verboten</translation>
    </message>
    <message>
        <source>map</source>
        <comment>name of a file</comment>
        <translation>karte</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Als %1 gesichert.</translation>
    </message>
    <message>
        <source>Component %1 (%2 %)</source>
        <extracomment>a direction of PCA and its share of all differences</extracomment>
        <translation>Komponente %1 (%2 %)</translation>
    </message>
    <message>
        <source>t-SNE, first direction</source>
        <translation>t-SNE, erste Richtung</translation>
    </message>
    <message>
        <source>t-SNE, second direction</source>
        <translation>t-SNE, zweite Richtung</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Cluster %1</source>
        <translation>Cluster %1</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>Markierungen</translation>
    </message>
    <message>
        <source>To begin with</source>
        <translation>Als Anfang</translation>
    </message>
    <message>
        <source>Show tables</source>
        <translation>Tabellen zeigen</translation>
    </message>
    <message>
        <source>Tables (*.csv *.csv.gz *.tsv *.txt)</source>
        <translation>Tabellen (*.csv *.csv.gz *.tsv *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>As a sound, as MIDI controllers or as numbers</source>
        <translation>Als Klang, als MIDI-Controller oder als Zahlen</translation>
    </message>
    <message>
        <source>Hold or let go</source>
        <translation>Halten oder loslassen</translation>
    </message>
    <message>
        <source>Let the sound at the keyboard&apos;s place go on</source>
        <translation>Den Klang an der Stelle der Tastatur weiterklingen lassen</translation>
    </message>
    <message>
        <source>Play the song</source>
        <translation>Den Song abspielen</translation>
    </message>
    <message>
        <source>Load the recording that lies over the map into the transport</source>
        <translation>Die Aufnahme, die über der Karte liegt, in den Transport laden</translation>
    </message>
    <message>
        <source>Held: %1</source>
        <translation>Gehalten: %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>parameter and value</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Save what was played</source>
        <translation>Gespieltes sichern</translation>
    </message>
    <message>
        <source>Sound (*.wav)</source>
        <translation>Klang (*.wav)</translation>
    </message>
    <message>
        <source>MIDI controllers (*.mid)</source>
        <translation>MIDI-Controller (*.mid)</translation>
    </message>
    <message>
        <source>Numbers (*.csv)</source>
        <translation>Zahlen (*.csv)</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>Song</source>
        <translation>Song</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n row(s)</source>
        <comment>table</comment>
        <translation>
            <numerusform>%1, %n Zeile</numerusform>
            <numerusform>%1, %n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Hear what was played</source>
        <translation>Gespieltes anhören</translation>
    </message>
    <message>
        <source>From the transport, with a cursor on the map</source>
        <translation>Über den Transport, mit einem Zeiger auf der Karte</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>Take the chosen table off the map; it stays where it is</source>
        <translation>Die gewählte Tabelle von der Karte nehmen; sie bleibt, wo sie ist</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>Aufnahme beenden</translation>
    </message>
    <message>
        <source>Select none</source>
        <translation>Nichts auswählen</translation>
    </message>
    <message>
        <source>%1; t-SNE begins when the table is complete</source>
        <extracomment>%1 names an axis</extracomment>
        <translation>%1; t-SNE beginnt, wenn die Tabelle vollständig ist</translation>
    </message>
</context>
<context>
    <name>antiphon::MapPieces</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Element</source>
        <translation>Element</translation>
    </message>
    <message>
        <source>Quadrant</source>
        <translation>Quadrant</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 a quadrant, %2 what it feels like</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>antiphon::MapReplay</name>
    <message>
        <source>What was played</source>
        <translation>Gespieltes</translation>
    </message>
</context>
<context>
    <name>antiphon::MapSong</name>
    <message>
        <source>There is nothing on the map to compare the recording with.</source>
        <translation>Auf der Karte ist nichts, womit sich die Aufnahme vergleichen ließe.</translation>
    </message>
    <message>
        <source>The recording was described by none of the columns that the map compares; choose descriptors under Axes.</source>
        <translation>Keine der Spalten, die die Karte vergleicht, beschreibt die Aufnahme; unter „Achsen“ Deskriptoren wählen.</translation>
    </message>
    <message>
        <source>Lay %1 over the map</source>
        <translation>%1 über die Karte legen</translation>
    </message>
    <message>
        <source>Nobody says how the frames were analysed; the published settings are assumed.</source>
        <translation>Wie die Frames analysiert wurden, ist nirgends angegeben; die veröffentlichten Einstellungen werden angenommen.</translation>
    </message>
    <message>
        <source>The frames were analysed with other settings than the table (window %1 and %2): places are a rough guess.</source>
        <translation>Die Frames wurden mit anderen Einstellungen analysiert als die Tabelle (Fenster %1 und %2): Die Orte sind grob geschätzt.</translation>
    </message>
</context>
<context>
    <name>antiphon::MapSongPage</name>
    <message>
        <source>Song</source>
        <translation>Song</translation>
    </message>
    <message>
        <source>a recording to follow on the map</source>
        <translation>eine Aufnahme, der auf der Karte gefolgt wird</translation>
    </message>
    <message>
        <source>Lay a recording over the map: its way runs along the sounds that are most like it, and a cursor follows while it plays.</source>
        <translation>Eine Aufnahme über die Karte legen: Ihr Weg verläuft entlang der Klänge, die ihr am ähnlichsten sind, und ein Cursor folgt, während sie spielt.</translation>
    </message>
    <message>
        <source>Analysed frames…</source>
        <translation>Analysierte Frames…</translation>
    </message>
    <message>
        <source>Take a table of descriptors, a row a frame, instead of a recording</source>
        <translation>Statt einer Aufnahme eine Tabelle von Deskriptoren nehmen, eine Zeile je Frame</translation>
    </message>
    <message>
        <source>Analysing</source>
        <translation>Analysieren</translation>
    </message>
    <message>
        <source>How far the table reaches</source>
        <translation>Wie weit die Tabelle reicht</translation>
    </message>
    <message>
        <source>Frames of a recording</source>
        <translation>Frames einer Aufnahme</translation>
    </message>
    <message>
        <source>Tables (*.csv *.csv.gz)</source>
        <translation>Tabellen (*.csv *.csv.gz)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message numerus="yes">
        <source>%1 % of the recording lies within what the table does, by %n column(s).</source>
        <extracomment>%1 is a share in percent; %n columns were compared</extracomment>
        <translation>
            <numerusform>%1 % der Aufnahme liegen in dem, was die Tabelle abdeckt, nach %n Spalte.</numerusform>
            <numerusform>%1 % der Aufnahme liegen in dem, was die Tabelle abdeckt, nach %n Spalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>Mostly out of reach: %1.</source>
        <translation>Meist außer Reichweite: %1.</translation>
    </message>
</context>
<context>
    <name>antiphon::MapSoundPage</name>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Played by</source>
        <translation>Gespielt von</translation>
    </message>
    <message>
        <source>For tables that do not say which synthesizer made them</source>
        <translation>Für Tabellen, die nicht sagen, von welchem Synthesizer sie stammen</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Gliding</source>
        <translation>Gleiten</translation>
    </message>
    <message>
        <source>Glide time</source>
        <translation>Gleitzeit</translation>
    </message>
    <message>
        <source>How long the parameters take to follow the pointer</source>
        <translation>Wie lange die Parameter brauchen, um dem Zeiger zu folgen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Points that are mixed</source>
        <translation>Gemischte Punkte</translation>
    </message>
    <message>
        <source>The parameters between points are a mean of so many nearest ones</source>
        <translation>Die Parameter zwischen Punkten sind ein Mittel aus so vielen nächsten Punkten</translation>
    </message>
    <message>
        <source>Mixes</source>
        <translation>Mischt</translation>
    </message>
    <message>
        <source>What was recorded</source>
        <translation>Was aufgenommen wurde</translation>
    </message>
    <message>
        <source>MIDI controllers</source>
        <translation>MIDI-Regler</translation>
    </message>
    <message>
        <source>Two controllers glide over what is visible of the map. The sound begins with the first move; Esc or a click lets go.</source>
        <translation>Zwei Regler gleiten über das, was von der Karte sichtbar ist. Der Klang beginnt mit der ersten Bewegung; Esc oder ein Klick lässt los.</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>Waagerecht</translation>
    </message>
    <message>
        <source>Upwards</source>
        <translation>Aufwärts</translation>
    </message>
    <message>
        <source>The last recordings, kept with the project; the oldest makes room for a new one</source>
        <translation>Die letzten Aufnahmen, mit dem Projekt aufbewahrt; die älteste macht einer neuen Platz</translation>
    </message>
</context>
<context>
    <name>antiphon::MapView</name>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Points that sound: hover to hear, drag to glide, Alt+drag to select. With the keyboard, arrows step from point to point.</source>
        <translation>Punkte, die klingen: Überfahren zum Hören, Ziehen zum Gleiten, Alt+Ziehen zum Auswählen. Auf der Tastatur gehen die Pfeiltasten von Punkt zu Punkt.</translation>
    </message>
    <message>
        <source>No points yet</source>
        <translation>Noch keine Punkte</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Spielen</translation>
    </message>
    <message>
        <source>Dragging glides through the points</source>
        <translation>Ziehen gleitet durch die Punkte</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Dragging moves the map</source>
        <translation>Ziehen verschiebt die Karte</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>All points are hidden</source>
        <translation>Alle Punkte sind ausgeblendet</translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) shown</source>
        <translation>
            <numerusform>%n Punkt gezeigt</numerusform>
            <numerusform>%n Punkte gezeigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) shown, %1 selected</source>
        <translation>
            <numerusform>%n Punkt gezeigt, %1 ausgewählt</numerusform>
            <numerusform>%n Punkte gezeigt, %1 ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Point %1 of %2</source>
        <translation>Punkt %1 von %2</translation>
    </message>
    <message>
        <source>Dragging draws a lasso around points. In the other modes Alt and dragging does, where the desktop does not keep that for itself.</source>
        <translation>Ziehen zeichnet ein Lasso um Punkte. In den anderen Betriebsarten tut dies Alt mit Ziehen, wo die Arbeitsfläche das nicht für sich behält.</translation>
    </message>
</context>
<context>
    <name>antiphon::MarkerEdit</name>
    <message>
        <source>Name of the marker</source>
        <translation>Name der Marke</translation>
    </message>
</context>
<context>
    <name>antiphon::MaskLane</name>
    <message>
        <source>Draw with the mouse; Alt+Delete makes all of it 1 again.</source>
        <translation>Mit der Maus zeichnen; Alt+Entf macht alles wieder zu 1.</translation>
    </message>
    <message>
        <source>Alt+Up and Alt+Down change the number at the cursor, Alt+Delete makes all of it 1 again.</source>
        <translation>Alt+Auf und Alt+Ab ändern die Zahl am Cursor, Alt+Entf macht alles wieder zu 1.</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <extracomment>a number 0 to 1 and a time</extracomment>
        <translation>%1 bei %2</translation>
    </message>
</context>
<context>
    <name>antiphon::Midi</name>
    <message>
        <source>controller %1 on channel %2</source>
        <translation>Controller %1 auf Kanal %2</translation>
    </message>
</context>
<context>
    <name>antiphon::MixerPanel</name>
    <message>
        <source>Mixer</source>
        <translation>Mischpult</translation>
    </message>
    <message>
        <source>Match levels</source>
        <translation>Pegel angleichen</translation>
    </message>
    <message>
        <source>Hear all tracks at the same loudness, so that louder does not pass for better</source>
        <translation>Alle Spuren bei gleicher Lautheit hören, damit lauter nicht als besser gilt</translation>
    </message>
    <message>
        <source>Nothing to mix yet. Select a sound in the library, or make a response: its tracks appear here.</source>
        <translation>Noch nichts zu mischen. Einen Klang in der Bibliothek wählen oder eine Antwort erzeugen: Die Spuren erscheinen hier.</translation>
    </message>
    <message>
        <source>Master</source>
        <translation>Master</translation>
    </message>
</context>
<context>
    <name>antiphon::MixerStrip</name>
    <message>
        <source>dB</source>
        <translation>dB</translation>
    </message>
    <message>
        <source>M</source>
        <extracomment>the mute button of a mixer strip, one letter</extracomment>
        <translation>M</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>S</source>
        <extracomment>the solo button of a mixer strip, one letter</extracomment>
        <translation>S</translation>
    </message>
    <message>
        <source>Solo: only tracks with solo are heard</source>
        <translation>Solo: Nur Spuren mit Solo sind zu hören</translation>
    </message>
    <message>
        <source>Gain of %1</source>
        <translation>Verstärkung von %1</translation>
    </message>
    <message>
        <source>Level of %1</source>
        <translation>Pegel von %1</translation>
    </message>
    <message>
        <source>Mute %1</source>
        <translation>%1 stummschalten</translation>
    </message>
    <message>
        <source>Solo %1</source>
        <translation>%1 solo schalten</translation>
    </message>
</context>
<context>
    <name>antiphon::ModelCompare</name>
    <message>
        <source>Tick what is to be compared and press Compare. All answer the same guide with the same memory and seed.</source>
        <translation>Ankreuzen, was verglichen werden soll, und „Vergleichen“ drücken. Alle antworten derselben Führung mit demselben Gedächtnis und Startwert.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Open the take</source>
        <translation>Take öffnen</translation>
    </message>
    <message>
        <source>Back to the take</source>
        <translation>Zurück zum Take</translation>
    </message>
    <message>
        <source>Compare models</source>
        <translation>Modelle vergleichen</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>Was verglichen wird</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Richtig</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>Vergleichswert</translation>
    </message>
    <message>
        <source>Perplexity</source>
        <translation>Perplexität</translation>
    </message>
    <message>
        <source>Mean run</source>
        <translation>Mittlere Folge</translation>
    </message>
    <message>
        <source>Longest run</source>
        <translation>Längste Folge</translation>
    </message>
    <message>
        <source>Entropy</source>
        <translation>Entropie</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Labels that the model gets right by itself, of what was held back when it was trained</source>
        <translation>Labels, die das Modell allein richtig trifft, in dem, was beim Training zurückgehalten wurde</translation>
    </message>
    <message>
        <source>The best of what needs no model, on the same</source>
        <translation>Das Beste von dem, was kein Modell braucht, am selben Material</translation>
    </message>
    <message>
        <source>Between how many labels the model chose, on average</source>
        <translation>Zwischen wie vielen Labels das Modell im Mittel gewählt hat</translation>
    </message>
    <message>
        <source>Memory segments that are played in one go, on average</source>
        <translation>Gedächtnis-Segmente, die im Mittel am Stück gespielt werden</translation>
    </message>
    <message>
        <source>The longest stretch of the memory that is played in one go</source>
        <translation>Die längste Strecke des Gedächtnisses, die am Stück gespielt wird</translation>
    </message>
    <message>
        <source>How varied the labels are, in bits</source>
        <translation>Wie vielfältig die Labels sind, in Bit</translation>
    </message>
    <message>
        <source>Share of all labels that the memory has</source>
        <translation>Anteil aller Labels, der im Gedächtnis vorkommt</translation>
    </message>
    <message>
        <source>Progress of the comparison</source>
        <translation>Fortschritt des Vergleichs</translation>
    </message>
    <message>
        <source>The guide itself</source>
        <translation>Die Führung selbst</translation>
    </message>
    <message>
        <source>The memory follows the guide&apos;s own labels.</source>
        <translation>Das Gedächtnis folgt den eigenen Labels der Führung.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Choose a guide and a memory on the page of the take.</source>
        <translation>Auf der Seite des Takes eine Führung und ein Gedächtnis wählen.</translation>
    </message>
    <message>
        <source>Tick two or more.</source>
        <translation>Zwei oder mehr ankreuzen.</translation>
    </message>
    <message>
        <source>%1 is answered with %2.</source>
        <translation>%1 wird mit %2 beantwortet.</translation>
    </message>
    <message>
        <source>Choose a guide and a memory on the page of the take first.</source>
        <translation>Zuerst auf der Seite des Takes eine Führung und ein Gedächtnis wählen.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <extracomment>a share in percent</extracomment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Click to hear it; double click to open the take</source>
        <translation>Klick spielt ihn ab; Doppelklick öffnet den Take</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>Blind</source>
        <translation>Blind</translation>
    </message>
    <message>
        <source>Prefer this</source>
        <translation>Diese bevorzugen</translation>
    </message>
    <message>
        <source>Letters in place of names and figures, in another order, until you have preferred one</source>
        <translation>Buchstaben statt Namen und Kennzahlen, in anderer Reihenfolge, bis eine bevorzugt ist</translation>
    </message>
    <message>
        <source>Keep with the takes that this one is the best, and show what is what</source>
        <translation>Bei den Fassungen festhalten, dass diese die beste ist, und zeigen, was was ist</translation>
    </message>
    <message>
        <source>Answer %1</source>
        <extracomment>what is compared without knowing it; %1 is a letter</extracomment>
        <translation>Antwort %1</translation>
    </message>
    <message>
        <source>%1 (preferred)</source>
        <extracomment>of models that were compared, the one that the user likes best</extracomment>
        <translation>%1 (bevorzugt)</translation>
    </message>
    <message>
        <source>Click to hear it</source>
        <translation>Klicken, um es zu hören</translation>
    </message>
</context>
<context>
    <name>antiphon::OptionsForm</name>
    <message>
        <source>%1 to %2 %3</source>
        <translation>%1 bis %2 %3</translation>
    </message>
    <message>
        <source>%1 %2 or more</source>
        <translation>%1 %2 oder mehr</translation>
    </message>
    <message>
        <source>%1 %2 or less</source>
        <translation>%1 %2 oder weniger</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>Show advanced options</source>
        <translation>Erweiterte Optionen zeigen</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Set every option to its default</source>
        <translation>Jede Option auf ihren Standardwert setzen</translation>
    </message>
    <message>
        <source>Reset to default</source>
        <translation>Auf Standardwert zurücksetzen</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <extracomment>%1 is the name of an option</extracomment>
        <translation>%1 zurücksetzen</translation>
    </message>
</context>
<context>
    <name>antiphon::OutputsView</name>
    <message>
        <source>The files that the run makes appear here.</source>
        <translation>Die Dateien, die der Lauf erzeugt, erscheinen hier.</translation>
    </message>
    <message>
        <source>Produced files</source>
        <translation>Erzeugte Dateien</translation>
    </message>
    <message>
        <source>Hear</source>
        <translation>Hören</translation>
    </message>
    <message>
        <source>Hear the chosen file at matched loudness</source>
        <translation>Die gewählte Datei bei angeglichener Lautheit hören</translation>
    </message>
    <message>
        <source>Show in the inspector</source>
        <translation>Im Inspektor zeigen</translation>
    </message>
    <message>
        <source>Show the chosen file in the inspector</source>
        <translation>Die gewählte Datei im Inspektor zeigen</translation>
    </message>
    <message>
        <source>Reveal in the file manager</source>
        <translation>Im Dateimanager zeigen</translation>
    </message>
    <message>
        <source>Open the folder of the files in the file manager</source>
        <translation>Den Ordner der Dateien im Dateimanager öffnen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a file that a run made: %1 its part, %2 its name</extracomment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>antiphon::PacingPlot</name>
    <message>
        <source>Pace</source>
        <translation>Tempo des Lehrplans</translation>
    </message>
    <message>
        <source>Drag the begin up and down, and the end from side to side.</source>
        <translation>Den Anfang auf und ab und das Ende hin und her ziehen.</translation>
    </message>
    <message>
        <source>Click to choose a moment of the training.</source>
        <translation>Klicken, um einen Zeitpunkt des Trainings zu wählen.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <extracomment>a number of percent</extracomment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Begins with %1 % of the clips; all of them from %2 % of the training on</source>
        <translation>Beginnt mit %1 % der Clips; alle ab %2 % des Trainings</translation>
    </message>
    <message>
        <source>At %1 % of the training</source>
        <translation>Bei %1 % des Trainings</translation>
    </message>
    <message>
        <source>%1 % of the clips after %2 % of the training</source>
        <translation>%1 % der Clips nach %2 % des Trainings</translation>
    </message>
</context>
<context>
    <name>antiphon::PerformAgents</name>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>The sounds that the agents move among; tables on the map are listed</source>
        <translation>Die Klänge, zwischen denen sich die Agenten bewegen; Tabellen der Karte stehen zur Wahl</translation>
    </message>
    <message>
        <source>Agent %1</source>
        <translation>Agent %1</translation>
    </message>
    <message>
        <source>%1: who</source>
        <translation>%1: wer</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Nearest sound</source>
        <translation>Nächster Klang</translation>
    </message>
    <message>
        <source>By chance</source>
        <translation>Zufällig</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>Bleibt stehen</translation>
    </message>
    <message>
        <source>The agent&apos;s own</source>
        <translation>Die des Agenten</translation>
    </message>
    <message>
        <source>That of the table</source>
        <translation>Der der Tabelle</translation>
    </message>
    <message>
        <source>What the agents play; they were trained on that of the table</source>
        <translation>Was die Agenten spielen; gelernt haben sie auf dem der Tabelle</translation>
    </message>
    <message>
        <source>Synthesizer</source>
        <translation>Synthesizer</translation>
    </message>
</context>
<context>
    <name>antiphon::PerformDetails</name>
    <message>
        <source>The agent goes on</source>
        <translation>Der Agent spielt weiter</translation>
    </message>
    <message>
        <source>The agent holds its parameters</source>
        <translation>Der Agent hält seine Parameter</translation>
    </message>
    <message>
        <source>The agent falls silent</source>
        <translation>Der Agent verstummt</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
</context>
<context>
    <name>antiphon::PerformPanel</name>
    <message>
        <source>Perform</source>
        <translation>Auftreten</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Dropouts</source>
        <translation>Aussetzer</translation>
    </message>
    <message>
        <source>Reach of the table</source>
        <translation>Reichweite der Tabelle</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>What the agents hear, what they play and what the table holds. Choose who plays and press Play.</source>
        <translation>Was die Agenten hören, was sie spielen und was die Tabelle enthält. Auswählen, wer spielt, und „Spielen“ drücken.</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Bühne</translation>
    </message>
    <message>
        <source>Soundcheck</source>
        <translation>Soundcheck</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Anschlüsse</translation>
    </message>
    <message>
        <source>Play with the agents</source>
        <translation>Mit den Agenten spielen</translation>
    </message>
    <message>
        <source>Panic: silence at once</source>
        <translation>Panik: sofort Stille</translation>
    </message>
    <message>
        <source>Recall scene %1</source>
        <translation>Szene %1 abrufen</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Spielen</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>Agenten</translation>
    </message>
    <message>
        <source>How it answers</source>
        <translation>Wie geantwortet wird</translation>
    </message>
    <message>
        <source>Follow or oppose</source>
        <translation>Folgen oder entgegnen</translation>
    </message>
    <message>
        <source>The agents are coming on stage…</source>
        <translation>Die Agenten kommen auf die Bühne …</translation>
    </message>
    <message>
        <source>Choose an agent first, or train one in the Agent panel.</source>
        <translation>Zuerst einen Agenten auswählen oder im Feld „Agent“ einen trainieren.</translation>
    </message>
    <message>
        <source>Parameter %1 now</source>
        <translation>Parameter %1 jetzt</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>– ms</source>
        <translation>– ms</translation>
    </message>
    <message>
        <source>From a sound that is heard to the parameters that it moves, and on to the loudspeaker as the device states it</source>
        <translation>Von einem gehörten Klang bis zu den Parametern, die er bewegt, und weiter bis zum Lautsprecher nach Angabe des Geräts</translation>
    </message>
    <message numerus="yes">
        <source>%n dropout(s)</source>
        <translation>
            <numerusform>%n Aussetzer</numerusform>
            <numerusform>%n Aussetzer</numerusform>
        </translation>
    </message>
    <message>
        <source>no dropouts</source>
        <translation>keine Aussetzer</translation>
    </message>
    <message>
        <source>synthesizer failed</source>
        <translation>Synthesizer gestört</translation>
    </message>
    <message>
        <source>beyond reach</source>
        <translation>außer Reichweite</translation>
    </message>
    <message>
        <source>rest</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>in reach</source>
        <translation>in Reichweite</translation>
    </message>
    <message>
        <source>off stage</source>
        <translation>nicht auf der Bühne</translation>
    </message>
    <message>
        <source>Whether the table has sounds like those that are heard; a warning when it has not for more than five seconds</source>
        <translation>Ob die Tabelle Klänge wie die gehörten enthält; eine Warnung, wenn länger als fünf Sekunden nicht</translation>
    </message>
    <message>
        <source>Δ %1</source>
        <translation>Δ %1</translation>
    </message>
    <message>
        <source>Δ –</source>
        <translation>Δ –</translation>
    </message>
    <message>
        <source>How far the agent is from what it follows, in deviations of the table</source>
        <translation>Wie weit der Agent von dem entfernt ist, dem er folgt, in Abweichungen der Tabelle</translation>
    </message>
    <message>
        <source>Recording %1 s</source>
        <translation>Aufnahme %1 s</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>patch too slow</source>
        <translation>Patch zu langsam</translation>
    </message>
    <message>
        <source>Pure Data was too late for %1 s of sound, which are silence</source>
        <translation>Pure Data kam für %1 s Klang zu spät; sie sind Stille</translation>
    </message>
</context>
<context>
    <name>antiphon::PerformPorts</name>
    <message>
        <source>Listen to OSC</source>
        <translation>OSC hören</translation>
    </message>
    <message>
        <source>Send numbers instead of one text</source>
        <translation>Zahlen statt eines Textes senden</translation>
    </message>
    <message>
        <source>OSC port</source>
        <translation>OSC-Port</translation>
    </message>
    <message>
        <source>MIDI output</source>
        <translation>MIDI-Ausgang</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>The original patches read one text; most programs want numbers</source>
        <translation>Die Original-Patches lesen einen Text; die meisten Programme wollen Zahlen</translation>
    </message>
    <message>
        <source>Every control has an address: /antiphon/stance, /antiphon/scene, /antiphon/param/1 and so on; the parameters go out as /agent-params to port 6667, and the original patches are answered. Any slider or button is taught to a MIDI controller in its context menu; program changes 1 to 8 recall scenes, 9 to 12 let one agent play alone, all-notes-off is a panic.</source>
        <translation>Jedes Bedienelement hat eine Adresse: /antiphon/stance, /antiphon/scene, /antiphon/param/1 und so weiter; die Parameter gehen als /agent-params an Port 6667, und die Original-Patches erhalten Antwort. Jeder Regler und Knopf lernt im Kontextmenü einen MIDI-Controller; Programmwechsel 1 bis 8 rufen Szenen ab, 9 bis 12 lassen einen Agenten allein spielen, „alle Noten aus“ ist Panik.</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Parameters to MIDI</source>
        <translation>Parameter an MIDI</translation>
    </message>
    <message>
        <source>OSC is heard as soon as the agents are on stage.</source>
        <translation>OSC wird gehört, sobald die Agenten auf der Bühne sind.</translation>
    </message>
    <message>
        <source>Listening to port %1</source>
        <translation>Port %1 wird gehört</translation>
    </message>
    <message>
        <source>Not listening</source>
        <translation>Hört nicht</translation>
    </message>
    <message>
        <source>Other computers may send and be sent to, too</source>
        <translation>Auch andere Computer dürfen senden und empfangen</translation>
    </message>
    <message>
        <source>nowhere</source>
        <translation>nirgendwohin</translation>
    </message>
    <message>
        <source>Feedback to</source>
        <translation>Rückmeldung an</translation>
    </message>
    <message>
        <source>Computer and port of a controller with a display, such as 127.0.0.1:9000: controls that were moved from elsewhere, levels and the agents&apos; parameters go there</source>
        <translation>Computer und Port eines Controllers mit Anzeige, etwa 127.0.0.1:9000: Dorthin gehen Regler, die anderswo bewegt wurden, Pegel und die Parameter der Agenten</translation>
    </message>
</context>
<context>
    <name>antiphon::PerformScenes</name>
    <message>
        <source>Store what plays now</source>
        <translation>Speichern, was jetzt spielt</translation>
    </message>
    <message>
        <source>Empty the scene</source>
        <translation>Szene leeren</translation>
    </message>
    <message>
        <source>Scene %1</source>
        <translation>Szene %1</translation>
    </message>
    <message>
        <source>Recall scene %1</source>
        <translation>Szene %1 abrufen</translation>
    </message>
    <message>
        <source>Store scene %1</source>
        <translation>Szene %1 speichern</translation>
    </message>
    <message>
        <source>Recall %1; Shift+click stores what plays now in its place</source>
        <translation>%1 abrufen; Umschalt+Klick speichert an ihrer Stelle, was jetzt spielt</translation>
    </message>
    <message>
        <source>Store what plays now as scene %1</source>
        <translation>Was jetzt spielt als Szene %1 speichern</translation>
    </message>
</context>
<context>
    <name>antiphon::PerformTake</name>
    <message>
        <source>To the library</source>
        <translation>In die Bibliothek</translation>
    </message>
    <message>
        <source>To a corpus</source>
        <translation>In ein Korpus</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>The mix of this stretch becomes a sound of the library</source>
        <translation>Die Mischung dieses Abschnitts wird ein Klang der Bibliothek</translation>
    </message>
    <message>
        <source>What the agents heard in this stretch becomes a song that agents are trained on</source>
        <translation>Was die Agenten in diesem Abschnitt hörten, wird ein Stück, mit dem Agenten trainiert werden</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Recorded: %1</source>
        <translation>Aufgenommen: %1</translation>
    </message>
    <message>
        <source>%1 is in the library.</source>
        <translation>%1 ist in der Bibliothek.</translation>
    </message>
    <message>
        <source>Train as you play</source>
        <translation>Lernen, wie Sie spielen</translation>
    </message>
    <message>
        <source>Trains a new agent to follow what was played in this stretch, on the synthesizer of the stage, heard in the same way</source>
        <translation>Bringt einem neuen Agenten bei, dem in diesem Abschnitt Gespielten zu folgen: auf dem Synthesizer der Bühne und ebenso gehört</translation>
    </message>
    <message>
        <source>Press Play first: the agent is trained on the synthesizer that is on stage.</source>
        <translation>Zuerst „Spielen“ drücken: Der Agent lernt auf dem Synthesizer, der auf der Bühne steht.</translation>
    </message>
    <message>
        <source>An agent is being trained; the layout Train shows how it learns, and it can be chosen here at once.</source>
        <translation>Ein Agent lernt; die Ansicht „Trainieren“ zeigt, wie, und hier kann er sofort gewählt werden.</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>The parameters&apos; curves for other programs, and the mix from the log</source>
        <translation>Die Kurven der Parameter für andere Programme und die Mischung aus dem Protokoll</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>Parameters as a MIDI file</source>
        <translation>Parameter als MIDI-Datei</translation>
    </message>
    <message>
        <source>Parameters as a table (CSV)</source>
        <translation>Parameter als Tabelle (CSV)</translation>
    </message>
    <message>
        <source>Render the mix again from the log</source>
        <translation>Mischung aus dem Protokoll neu rechnen</translation>
    </message>
    <message>
        <source>%1: to the bit what was played.</source>
        <translation>%1: bis aufs Bit, was gespielt wurde.</translation>
    </message>
    <message>
        <source>%1: up to %2 dB of full scale from what was played.</source>
        <translation>%1: bis zu %2 dB der Vollaussteuerung von dem entfernt, was gespielt wurde.</translation>
    </message>
    <message>
        <source>%1: the log was cut off, so that the end is missing.</source>
        <translation>%1: Das Protokoll ist abgebrochen, daher fehlt das Ende.</translation>
    </message>
</context>
<context>
    <name>antiphon::Performer</name>
    <message>
        <source>There is no room for another synthesizer; stop one first.</source>
        <translation>Für noch einen Synthesizer ist kein Platz; zuerst einen anhalten.</translation>
    </message>
    <message>
        <source>%1 is a Pure Data patch, and patches are programs: choose its folder as the synthesizer, if you want it to run.</source>
        <translation>%1 ist ein Pure-Data-Patch, und Patches sind Programme: Wählen Sie seinen Ordner als Synthesizer, wenn er laufen soll.</translation>
    </message>
    <message>
        <source>The recording has ended with the performance that it is of.</source>
        <translation>Die Aufnahme ist mit dem Auftritt zu Ende, von dem sie ist.</translation>
    </message>
    <message>
        <source>A recording is kept in a project: open or make one first.</source>
        <translation>Eine Aufnahme gehört in ein Projekt: Öffnen Sie zuerst eines, oder legen Sie eines an.</translation>
    </message>
</context>
<context>
    <name>antiphon::PianoRollView</name>
    <message>
        <source>Piano roll</source>
        <translation>Pianorolle</translation>
    </message>
    <message>
        <source>Notes by time and pitch. [ and ] step through the notes, Up and Down scroll, Ctrl+Up and Ctrl+Down zoom, Alt+drag selects notes in a box.</source>
        <translation>Noten nach Zeit und Tonhöhe. [ und ] gehen von Note zu Note, Auf und Ab scrollen, Strg+Auf und Strg+Ab zoomen, Alt+Ziehen wählt Noten in einem Rahmen aus.</translation>
    </message>
    <message>
        <source>No notes here yet</source>
        <translation>Hier sind noch keine Noten</translation>
    </message>
    <message>
        <source>Chords</source>
        <translation>Akkorde</translation>
    </message>
    <message>
        <source>%1 bpm</source>
        <translation>%1 BPM</translation>
    </message>
    <message>
        <source>%1 at %2, velocity %3</source>
        <translation>%1 bei %2, Anschlagstärke %3</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) selected</source>
        <translation>
            <numerusform>%n Note ausgewählt</numerusform>
            <numerusform>%n Noten ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, velocity %2</source>
        <translation>%1, Anschlagstärke %2</translation>
    </message>
</context>
<context>
    <name>antiphon::Player</name>
    <message>
        <source>There is no room for another track; play fewer at once.</source>
        <translation>Für eine weitere Spur ist kein Platz; weniger gleichzeitig abspielen.</translation>
    </message>
    <message>
        <source>There is no room for another synthesizer; stop one first.</source>
        <translation>Für einen weiteren Synthesizer ist kein Platz; zuerst einen anhalten.</translation>
    </message>
</context>
<context>
    <name>antiphon::Plot</name>
    <message>
        <source>Plot</source>
        <translation>Diagramm</translation>
    </message>
</context>
<context>
    <name>antiphon::PresetBar</name>
    <message>
        <source>Preset</source>
        <translation>Preset</translation>
    </message>
    <message>
        <source>Options that were saved under a name</source>
        <translation>Optionen, die unter einem Namen gesichert wurden</translation>
    </message>
    <message>
        <source>Own options</source>
        <translation>Eigene Optionen</translation>
    </message>
    <message>
        <source>Name of the new preset</source>
        <translation>Name des neuen Presets</translation>
    </message>
    <message>
        <source>Save the options as a preset…</source>
        <translation>Die Optionen als Preset sichern…</translation>
    </message>
    <message>
        <source>Save the preset under this name</source>
        <translation>Das Preset unter diesem Namen sichern</translation>
    </message>
    <message>
        <source>Delete the preset</source>
        <translation>Das Preset löschen</translation>
    </message>
    <message>
        <source>Defaults</source>
        <translation>Standardwerte</translation>
    </message>
</context>
<context>
    <name>antiphon::ProjectState</name>
    <message>
        <source>“%1” could not be brought back as it was.</source>
        <translation>„%1“ ließ sich nicht wie zuvor wiederherstellen.</translation>
    </message>
</context>
<context>
    <name>antiphon::Quadrants</name>
    <message>
        <source>Happy</source>
        <translation>Fröhlich</translation>
    </message>
    <message>
        <source>Tense</source>
        <translation>Angespannt</translation>
    </message>
    <message>
        <source>Sad</source>
        <translation>Traurig</translation>
    </message>
    <message>
        <source>Calm</source>
        <translation>Ruhig</translation>
    </message>
</context>
<context>
    <name>antiphon::QuickTable</name>
    <message>
        <source>Build one</source>
        <translation>Eine bauen</translation>
    </message>
    <message>
        <source>Build a small table of a synthesizer in some seconds; the map page builds finer ones</source>
        <translation>In einigen Sekunden eine kleine Tabelle eines Synthesizers bauen; die Seite „Karte“ baut feinere</translation>
    </message>
    <message>
        <source>Building the table</source>
        <translation>Tabelle wird gebaut</translation>
    </message>
    <message>
        <source>Stop building the table</source>
        <translation>Den Bau der Tabelle abbrechen</translation>
    </message>
</context>
<context>
    <name>antiphon::RadarPlot</name>
    <message>
        <source>Percentiles</source>
        <translation>Perzentile</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>an axis and its percentile, 0 to 100</extracomment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>antiphon::Recording</name>
    <message>
        <source>Nothing can be recorded. %1</source>
        <translation>Aufnehmen ist nicht möglich. %1</translation>
    </message>
    <message>
        <source>The sound engine does not answer; press Reconnect and record again.</source>
        <translation>Die Audio-Engine antwortet nicht; „Neu verbinden“ drücken und erneut aufnehmen.</translation>
    </message>
    <message>
        <source>The recording ended early because the sound device has gone.</source>
        <translation>Die Aufnahme endete vorzeitig, weil das Audiogerät nicht mehr da ist.</translation>
    </message>
    <message numerus="yes">
        <source>The disk was too slow: %n sample(s) of the recording are missing.</source>
        <translation>
            <numerusform>Der Datenträger war zu langsam: %n Sample der Aufnahme fehlt.</numerusform>
            <numerusform>Der Datenträger war zu langsam: %n Samples der Aufnahme fehlen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::RelationLanes</name>
    <message>
        <source>Silent</source>
        <translation>Still</translation>
    </message>
    <message>
        <source>Time of both recordings</source>
        <translation>Zeit beider Aufnahmen</translation>
    </message>
    <message>
        <source>Play both</source>
        <translation>Beide abspielen</translation>
    </message>
    <message>
        <source>Play both recordings together</source>
        <translation>Beide Aufnahmen zusammen abspielen</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Führung</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Mitspieler</translation>
    </message>
    <message>
        <source>Guide waveform</source>
        <translation>Wellenform der Führung</translation>
    </message>
    <message>
        <source>Labels of the guide</source>
        <translation>Labels der Führung</translation>
    </message>
    <message>
        <source>Waveform of the partner</source>
        <translation>Wellenform des Mitspielers</translation>
    </message>
    <message>
        <source>Labels of the partner</source>
        <translation>Labels des Mitspielers</translation>
    </message>
    <message>
        <source>Visible part of both recordings</source>
        <translation>Sichtbarer Teil beider Aufnahmen</translation>
    </message>
    <message>
        <source>Played</source>
        <translation>Gespielt</translation>
    </message>
    <message>
        <source>Labels that were played</source>
        <translation>Labels, die gespielt wurden</translation>
    </message>
    <message>
        <source>Predicted</source>
        <translation>Vorhergesagt</translation>
    </message>
    <message>
        <source>Labels that the model predicts</source>
        <translation>Labels, die das Modell vorhersagt</translation>
    </message>
    <message numerus="yes">
        <source>A stretch that is held back, each label predicted from the true ones before it: %1 of %n right.</source>
        <translation>
            <numerusform>Eine zurückgehaltene Strecke, jedes Label aus den wahren davor vorhergesagt: %1 von %n richtig.</numerusform>
            <numerusform>Eine zurückgehaltene Strecke, jedes Label aus den wahren davor vorhergesagt: %1 von %n richtig.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>Paar</translation>
    </message>
</context>
<context>
    <name>antiphon::RelationPage</name>
    <message>
        <source>Listen</source>
        <translation>Hinhören</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Answer with it</source>
        <translation>Damit antworten</translation>
    </message>
    <message>
        <source>Fine-tune on…</source>
        <translation>Weiterlernen mit…</translation>
    </message>
    <message>
        <source>Open in Training</source>
        <translation>In „Training“ öffnen</translation>
    </message>
    <message>
        <source>Back to the take</source>
        <translation>Zurück zum Take</translation>
    </message>
    <message>
        <source>Learn how one track answers another</source>
        <translation>Lernen, wie eine Spur einer anderen antwortet</translation>
    </message>
    <message>
        <source>Played together</source>
        <translation>Zusammen gespielt</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Ausgehen von</translation>
    </message>
    <message>
        <source>A new model, or one that is trained on with these recordings</source>
        <translation>Ein neues Modell oder eines, das mit diesen Aufnahmen weitertrainiert wird</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>Fortschritt des Trainings</translation>
    </message>
    <message>
        <source>Cut the recordings into segments, and learn which of them are alike</source>
        <translation>Die Aufnahmen in Segmente schneiden und lernen, welche davon einander ähneln</translation>
    </message>
    <message>
        <source>Pause the training</source>
        <translation>Das Training anhalten</translation>
    </message>
    <message>
        <source>Stop the training</source>
        <translation>Das Training beenden</translation>
    </message>
    <message>
        <source>Stop and keep what was learned until now</source>
        <translation>Beenden und behalten, was bis jetzt gelernt wurde</translation>
    </message>
    <message>
        <source>Loss while training</source>
        <translation>Verlust während des Trainings</translation>
    </message>
    <message>
        <source>How wrong the predictions are, on what is learned from and on what is held back. When the second rises, it learns by heart.</source>
        <translation>Wie falsch die Vorhersagen sind, bei dem, woraus gelernt wird, und bei dem, was zurückgehalten ist. Steigt die zweite Kurve, lernt das Modell auswendig.</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>Codes</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Codes, training and result</source>
        <translation>Codes, Training und Ergebnis</translation>
    </message>
    <message>
        <source>Back to the take, where the memory then answers the guide as this model has learned it</source>
        <translation>Zurück zum Take, wo das Gedächtnis der Führung dann so antwortet, wie es dieses Modell gelernt hat</translation>
    </message>
    <message>
        <source>Train this model on with other recordings</source>
        <translation>Dieses Modell mit anderen Aufnahmen weitertrainieren</translation>
    </message>
    <message>
        <source>See all its curves beside those of other trainings</source>
        <translation>Alle seine Kurven neben denen anderer Trainings ansehen</translation>
    </message>
    <message>
        <source>A new model</source>
        <translation>Ein neues Modell</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a model and what it was learned from</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <extracomment>what is being done, and the time that it will still take</extracomment>
        <translation>%1, noch %2</translation>
    </message>
    <message>
        <source>learned from</source>
        <translation>daraus gelernt</translation>
    </message>
    <message>
        <source>held back</source>
        <translation>zurückgehalten</translation>
    </message>
    <message>
        <source>Nothing was held back, so what was learned cannot be judged.</source>
        <translation>Es wurde nichts zurückgehalten, also lässt sich nicht beurteilen, was gelernt wurde.</translation>
    </message>
    <message>
        <source>Stopped before the end, so it was not evaluated. What it had learned until then is kept and can answer; the training itself can go on in Jobs.</source>
        <translation>Vor dem Ende beendet, daher nicht ausgewertet. Was bis dahin gelernt wurde, bleibt erhalten und kann antworten; das Training selbst lässt sich im Bereich „Aufträge“ fortsetzen.</translation>
    </message>
    <message>
        <source>Stopped before there was anything to keep.</source>
        <translation>Beendet, bevor es etwas zu behalten gab.</translation>
    </message>
    <message>
        <source>%1 (%2 %)</source>
        <comment>label and probability</comment>
        <translation>%1 (%2 %)</translation>
    </message>
    <message>
        <source>Likeliest labels: %1</source>
        <translation>Wahrscheinlichste Labels: %1</translation>
    </message>
    <message>
        <source>Open a project first.</source>
        <translation>Zuerst ein Projekt öffnen.</translation>
    </message>
    <message>
        <source>Add two recordings that were played together, or a folder of songs.</source>
        <translation>Zwei zusammen gespielte Aufnahmen oder einen Ordner mit Songs hinzufügen.</translation>
    </message>
    <message>
        <source>%1 cannot answer itself; choose another recording.</source>
        <translation>%1 kann sich nicht selbst antworten; eine andere Aufnahme wählen.</translation>
    </message>
    <message>
        <source>Only where a song has more than two tracks.</source>
        <translation>Nur wenn ein Song mehr als zwei Spuren hat.</translation>
    </message>
    <message>
        <source>Learn the relation between these recordings</source>
        <translation>Die Beziehung zwischen diesen Aufnahmen lernen</translation>
    </message>
    <message>
        <source>Continue the guide with it</source>
        <translation>Die Führung damit fortsetzen</translation>
    </message>
    <message>
        <source>Solid: what it learns from. Dashed: what it has not learned from.</source>
        <translation>Durchgezogen: woraus es lernt. Gestrichelt: was es nicht gelernt hat.</translation>
    </message>
    <message>
        <source>Choose the recordings that the model is to be trained on with; then press Train.</source>
        <translation>Aufnahmen wählen, mit denen das Modell weiterlernen soll, dann „Trainieren“ drücken.</translation>
    </message>
    <message>
        <source>A tiny model learns a pair in about a minute.</source>
        <translation>Ein winziges Modell lernt ein Paar in etwa einer Minute.</translation>
    </message>
    <message>
        <source>More to do with models</source>
        <translation>Mehr mit Modellen tun</translation>
    </message>
    <message>
        <source>Try several settings, or judge a model on recordings</source>
        <translation>Mehrere Einstellungen ausprobieren oder ein Modell an Aufnahmen beurteilen</translation>
    </message>
    <message>
        <source>Try segments and codes…</source>
        <translation>Segmente und Codes ausprobieren…</translation>
    </message>
    <message>
        <source>Train with several lengths of segments and numbers of codes, and compare them in a table</source>
        <translation>Mit mehreren Segmentlängen und Anzahlen von Codes trainieren und sie in einer Tabelle vergleichen</translation>
    </message>
    <message>
        <source>Evaluate on…</source>
        <translation>Auswerten an…</translation>
    </message>
    <message>
        <source>Choose a model, or train one.</source>
        <translation>Ein Modell wählen oder eines trainieren.</translation>
    </message>
    <message>
        <source>Compare what the model answers with what was played, beside what needs no model</source>
        <translation>Vergleichen, was das Modell antwortet und was gespielt wurde, neben dem, was kein Modell braucht</translation>
    </message>
    <message>
        <source>steps decide</source>
        <extracomment>instead of a number of epochs, when it is 0</extracomment>
        <translation>Schritte entscheiden</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
</context>
<context>
    <name>antiphon::RelationPairs</name>
    <message>
        <source>Drop two recordings here that were played together, or a folder of songs.</source>
        <translation>Hier zwei zusammen gespielte Aufnahmen oder einen Ordner mit Songs ablegen.</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Führung</translation>
    </message>
    <message>
        <source>Answered by</source>
        <translation>Beantwortet von</translation>
    </message>
    <message>
        <source>Recordings that were played together</source>
        <translation>Zusammen gespielte Aufnahmen</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen…</translation>
    </message>
    <message>
        <source>Add recordings that were played together</source>
        <translation>Zusammen gespielte Aufnahmen hinzufügen</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Tauschen</translation>
    </message>
    <message>
        <source>The other recording of the pair leads</source>
        <translation>Die andere Aufnahme des Paars führt</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Take the pair out; its files stay</source>
        <translation>Das Paar herausnehmen; seine Dateien bleiben</translation>
    </message>
    <message>
        <source>Folder %1</source>
        <extracomment>a folder of songs, each with its tracks</extracomment>
        <translation>Ordner %1</translation>
    </message>
    <message>
        <source>Pairs have two recordings each, the guide and what answered it; choose both.</source>
        <translation>Ein Paar besteht aus zwei Aufnahmen, der Führung und dem, was ihr geantwortet hat; beide wählen.</translation>
    </message>
    <message>
        <source>The present guide and memory</source>
        <translation>Die jetzige Führung und das jetzige Gedächtnis</translation>
    </message>
    <message>
        <source>What is selected in the library</source>
        <translation>Was in der Bibliothek gewählt ist</translation>
    </message>
    <message>
        <source>Two files…</source>
        <translation>Zwei Dateien…</translation>
    </message>
    <message>
        <source>A folder of songs…</source>
        <translation>Ein Ordner mit Songs…</translation>
    </message>
    <message>
        <source>Choose the guide and what answered it</source>
        <translation>Die Führung wählen und das, was ihr geantwortet hat</translation>
    </message>
    <message>
        <source>Sounds (*.wav *.flac *.aif *.aiff *.ogg *.opus *.mp3)</source>
        <translation>Klänge (*.wav *.flac *.aif *.aiff *.ogg *.opus *.mp3)</translation>
    </message>
    <message>
        <source>Choose a folder of songs</source>
        <translation>Einen Ordner mit Songs wählen</translation>
    </message>
    <message>
        <source>Add recordings</source>
        <translation>Aufnahmen hinzufügen</translation>
    </message>
    <message>
        <source>Swap a pair</source>
        <translation>Ein Paar vertauschen</translation>
    </message>
    <message>
        <source>Remove a pair</source>
        <translation>Ein Paar entfernen</translation>
    </message>
</context>
<context>
    <name>antiphon::RelationVerdict</name>
    <message>
        <source>%1 %</source>
        <extracomment>a share in percent</extracomment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>drawing any label</source>
        <translation>irgendein Label zu ziehen</translation>
    </message>
    <message>
        <source>always playing the most frequent label</source>
        <translation>immer das häufigste Label zu spielen</translation>
    </message>
    <message>
        <source>repeating one label</source>
        <translation>ein Label zu wiederholen</translation>
    </message>
    <message>
        <source>Labels that are right</source>
        <translation>Richtige Labels</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Evaluation of the model</source>
        <translation>Auswertung des Modells</translation>
    </message>
    <message>
        <source>When a training has ended, its model is compared here with what needs no model, on the part that was held back.</source>
        <translation>Nach einem Training wird sein Modell hier mit dem verglichen, was kein Modell braucht, am zurückgehaltenen Teil.</translation>
    </message>
    <message>
        <source>The model by itself</source>
        <translation>Das Modell allein</translation>
    </message>
    <message>
        <source>Free-running: it hears the guide and what it has answered so far, as it does when it generates.</source>
        <translation>Frei laufend: Es hört die Führung und was es bisher geantwortet hat, wie beim Erzeugen.</translation>
    </message>
    <message>
        <source>The same, guides shuffled</source>
        <translation>Dasselbe, Führungen vertauscht</translation>
    </message>
    <message>
        <source>The model hears guides that do not belong to what was played: what it knows without listening.</source>
        <translation>Das Modell hört Führungen, die nicht zum Gespielten gehören: was es weiß, ohne zuzuhören.</translation>
    </message>
    <message>
        <source>Always the most frequent label</source>
        <translation>Immer das häufigste Label</translation>
    </message>
    <message>
        <source>One label repeated</source>
        <translation>Ein Label wiederholt</translation>
    </message>
    <message>
        <source>Repeats the label that the windows of the training begin with most often.</source>
        <translation>Wiederholt das Label, mit dem die Fenster des Trainings am häufigsten beginnen.</translation>
    </message>
    <message>
        <source>Any label</source>
        <translation>Irgendein Label</translation>
    </message>
    <message>
        <source>The model, told what was played before</source>
        <translation>Das Modell, Vorgeschichte bekannt</translation>
    </message>
    <message>
        <source>Teacher-forced: easier, as labels often stay the same.</source>
        <translation>Vorgeschichte bekannt (Teacher Forcing): leichter, da Labels oft gleich bleiben.</translation>
    </message>
    <message>
        <source>The label before, told what it was</source>
        <translation>Das vorige Label, Vorgeschichte bekannt</translation>
    </message>
    <message>
        <source>The baseline of the line above.</source>
        <translation>Der Vergleichswert zur Zeile darüber.</translation>
    </message>
    <message numerus="yes">
        <source>On so little that was held back (%n segment(s)) this may be chance.</source>
        <translation>
            <numerusform>Bei so wenig Zurückgehaltenem (%n Segment) kann das Zufall sein.</numerusform>
            <numerusform>Bei so wenig Zurückgehaltenem (%n Segmente) kann das Zufall sein.</numerusform>
        </translation>
    </message>
    <message>
        <source>The difference is no chance (95 % interval %1 to %2).</source>
        <translation>Der Unterschied ist kein Zufall (95-%-Intervall %1 bis %2).</translation>
    </message>
    <message>
        <source>Free-running: it hears the beginning and how it has gone on so far, as it does when it continues a track.</source>
        <translation>Frei laufend: Es hört den Anfang und wie es selbst bisher weiterging, wie beim Fortsetzen einer Spur.</translation>
    </message>
    <message>
        <source>The same, beginnings shuffled</source>
        <translation>Dasselbe, Anfänge vertauscht</translation>
    </message>
    <message>
        <source>The model hears beginnings of other places: what it knows without listening.</source>
        <translation>Das Modell hört Anfänge anderer Stellen: was es weiß, ohne zuzuhören.</translation>
    </message>
    <message>
        <source>More recordings of the same kind, fewer labels or longer segments may.</source>
        <translation>Mehr Aufnahmen derselben Art, weniger Labels oder längere Segmente könnten helfen.</translation>
    </message>
    <message>
        <source>What it learned here does not help: it is right more often with beginnings of other places (%1) than with its own (%2).</source>
        <translation>Was es gelernt hat, hilft hier nicht: mit Anfängen anderer Stellen hat es öfter recht (%1) als mit den eigenen (%2).</translation>
    </message>
    <message>
        <source>What it learned here does not help: it is right more often with guides that do not belong (%1) than with its own (%2).</source>
        <translation>Was es gelernt hat, hilft hier nicht: mit Führungen, die nicht dazugehören, hat es öfter recht (%1) als mit den eigenen (%2).</translation>
    </message>
    <message>
        <source>What it learned here does not help: it is right as often with beginnings of other places as with its own (%1).</source>
        <translation>Was es gelernt hat, hilft hier nicht: mit Anfängen anderer Stellen hat es ebenso oft recht wie mit den eigenen (%1).</translation>
    </message>
    <message>
        <source>What it learned here does not help: it is right as often with guides that do not belong as with its own (%1).</source>
        <translation>Was es gelernt hat, hilft hier nicht: mit Führungen, die nicht dazugehören, hat es ebenso oft recht wie mit den eigenen (%1).</translation>
    </message>
    <message>
        <source>It listens: by itself %1 of the labels are right, with beginnings of other places %2.</source>
        <translation>Es hört zu: für sich allein sind %1 der Labels richtig, mit Anfängen anderer Stellen %2.</translation>
    </message>
    <message>
        <source>It listens: by itself %1 of the labels are right, with guides that do not belong %2.</source>
        <translation>Es hört zu: für sich allein sind %1 der Labels richtig, mit Führungen, die nicht dazugehören, %2.</translation>
    </message>
    <message>
        <source>But %1 is right no less often (%2), so its answers are no likely ones.</source>
        <translation>Aber %1 ist nicht seltener richtig (%2), also sind seine Antworten keine wahrscheinlichen.</translation>
    </message>
</context>
<context>
    <name>antiphon::RowExportPage</name>
    <message>
        <source>At equal loudness (−23 LUFS)</source>
        <translation>Bei gleicher Lautheit (−23 LUFS)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Export sounds</source>
        <translation>Klänge exportieren</translation>
    </message>
    <message>
        <source>A file for each</source>
        <translation>Je Klang eine Datei</translation>
    </message>
    <message>
        <source>One file, one after the other</source>
        <translation>Eine Datei, nacheinander</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>%1 Hz</source>
        <translation>%1 Hz</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>Abtastrate</translation>
    </message>
    <message>
        <source>24 bits</source>
        <translation>24 Bit</translation>
    </message>
    <message>
        <source>16 bits</source>
        <translation>16 Bit</translation>
    </message>
    <message>
        <source>32 bits, float</source>
        <translation>32 Bit, Gleitkomma</translation>
    </message>
    <message>
        <source>Bit depth</source>
        <translation>Bittiefe</translation>
    </message>
    <message>
        <source>What will come out</source>
        <translation>Was herauskommt</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message numerus="yes">
        <source>%n sound(s), %1 s in all, %2. Names say the parameters; nothing is overwritten.</source>
        <translation>
            <numerusform>%n Klang, insgesamt %1 s, %2. Die Namen nennen die Parameter; nichts wird überschrieben.</numerusform>
            <numerusform>%n Klänge, insgesamt %1 s, %2. Die Namen nennen die Parameter; nichts wird überschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>Cancelled; what was written stays.</source>
        <translation>Abgebrochen; was geschrieben wurde, bleibt.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written, the first is %1.</source>
        <translation>
            <numerusform>%n Datei geschrieben, die erste ist %1.</numerusform>
            <numerusform>%n Dateien geschrieben, die erste ist %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::RowTableView</name>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>No row passes the filter</source>
        <translation>Keine Zeile passt zum Filter</translation>
    </message>
</context>
<context>
    <name>antiphon::RunDetails</name>
    <message>
        <source>Figures</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source>Figures appear when the run is done.</source>
        <translation>Kennzahlen erscheinen, wenn der Lauf fertig ist.</translation>
    </message>
    <message>
        <source>Options and inputs</source>
        <translation>Optionen und Eingaben</translation>
    </message>
    <message>
        <source>Choose a run to see what it was asked to do.</source>
        <translation>Einen Lauf wählen, um zu sehen, was er tun sollte.</translation>
    </message>
    <message>
        <source>Details of the run</source>
        <translation>Einzelheiten des Laufs</translation>
    </message>
    <message>
        <source>Log of the run</source>
        <translation>Protokoll des Laufs</translation>
    </message>
    <message>
        <source>Choose a job to read what it says.</source>
        <translation>Einen Auftrag wählen, um seine Meldungen zu lesen.</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>gezogen</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
</context>
<context>
    <name>antiphon::RunView</name>
    <message>
        <source>Figures</source>
        <translation>Kennzahlen</translation>
    </message>
    <message>
        <source>This run has no figures.</source>
        <translation>Dieser Lauf hat keine Kennzahlen.</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Cancel the run; it can be resumed from the jobs panel</source>
        <translation>Den Lauf abbrechen; im Bereich „Aufträge“ lässt er sich wiederaufnehmen</translation>
    </message>
    <message>
        <source>Cancel the run</source>
        <translation>Den Lauf abbrechen</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Wird abgebrochen…</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>Waits for other jobs</source>
        <translation>Wartet auf andere Aufträge</translation>
    </message>
    <message>
        <source>%1 left</source>
        <extracomment>time that a run will still take, such as &quot;about 12 s left&quot;</extracomment>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>Go on with the run</source>
        <translation>Den Lauf fortsetzen</translation>
    </message>
    <message>
        <source>Pause the run</source>
        <translation>Den Lauf pausieren</translation>
    </message>
    <message>
        <source>Done in %1.</source>
        <translation>Fertig in %1.</translation>
    </message>
    <message>
        <source>Cancelled. The jobs panel can resume it.</source>
        <translation>Abgebrochen. Im Bereich „Aufträge“ lässt sich der Lauf wiederaufnehmen.</translation>
    </message>
</context>
<context>
    <name>antiphon::SavePlots</name>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save what is shown as a file</source>
        <translation>Was gezeigt wird, als Datei speichern</translation>
    </message>
    <message>
        <source>Save as a picture (PNG)…</source>
        <translation>Als Bild speichern (PNG) …</translation>
    </message>
    <message>
        <source>Save as a drawing (SVG)…</source>
        <translation>Als Zeichnung speichern (SVG) …</translation>
    </message>
    <message>
        <source>Save as a table (CSV)…</source>
        <translation>Als Tabelle speichern (CSV) …</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
</context>
<context>
    <name>antiphon::SeedWidget</name>
    <message>
        <source>The same seed gives the same result again; 0 draws a new one.</source>
        <translation>Derselbe Startwert führt wieder zum selben Ergebnis; 0 zieht einen neuen.</translation>
    </message>
    <message>
        <source>(drawn)</source>
        <extracomment>beside the seed 0</extracomment>
        <translation>(gezogen)</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Lock the seed</source>
        <translation>Startwert festhalten</translation>
    </message>
    <message>
        <source>Lock the seed: the next runs use it too</source>
        <translation>Startwert festhalten: Auch die nächsten Läufe verwenden ihn</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Use this seed for the next runs</source>
        <translation>Diesen Startwert für die nächsten Läufe verwenden</translation>
    </message>
    <message>
        <source>Keep the seed that was used</source>
        <translation>Den verwendeten Startwert behalten</translation>
    </message>
    <message>
        <source>The last run used %1.</source>
        <translation>Der letzte Lauf verwendete %1.</translation>
    </message>
</context>
<context>
    <name>antiphon::Session</name>
    <message>
        <source>Compose the demo</source>
        <translation>Demo komponieren</translation>
    </message>
    <message>
        <source>Antiphon demo</source>
        <translation>Antiphon-Demo</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>%1 importieren</translation>
    </message>
    <message numerus="yes">
        <source>Import %n files and folders</source>
        <translation>
            <numerusform>%n Datei oder Ordner importieren</numerusform>
            <numerusform>%n Dateien und Ordner importieren</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>antiphon::SettingsDialog</name>
    <message>
        <source>&amp;Language:</source>
        <translation>&amp;Sprache:</translation>
    </message>
    <message>
        <source>&amp;Appearance:</source>
        <translation>&amp;Erscheinungsbild:</translation>
    </message>
    <message>
        <source>Your work is saved while you do it: every edit of the library at once, the arrangement of the window within seconds.</source>
        <translation>Die Arbeit wird laufend gesichert: jede Änderung der Bibliothek sofort, die Anordnung des Fensters binnen Sekunden.</translation>
    </message>
    <message>
        <source>&amp;Device:</source>
        <translation>&amp;Gerät:</translation>
    </message>
    <message>
        <source>All but one</source>
        <translation>Alle bis auf einen</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>&amp;Threads:</source>
        <translation>&amp;Threads:</translation>
    </message>
    <message numerus="yes">
        <source>This machine has %n processor cores. One is kept free so that sound never stutters while a model learns.</source>
        <translation>
            <numerusform>Dieser Rechner hat %n Prozessorkern. Einer bleibt frei, damit der Klang nie stockt, während ein Modell lernt.</numerusform>
            <numerusform>Dieser Rechner hat %n Prozessorkerne. Einer bleibt frei, damit der Klang nie stockt, während ein Modell lernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Audio</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>Berechnung</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
</context>
<context>
    <name>antiphon::ShareBars</name>
    <message>
        <source>Shares</source>
        <translation>Anteile</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <source>%1 %2 % to %3 %</source>
        <translation>%1 %2 % auf %3 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>antiphon::ShortcutEditor</name>
    <message>
        <source>Search by name or keys</source>
        <translation>Nach Name oder Tasten suchen</translation>
    </message>
    <message>
        <source>Search shortcuts</source>
        <translation>Tastenkürzel suchen</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Konflikt</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>New keys</source>
        <translation>Neue Tasten</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>No keys for this action</source>
        <translation>Keine Tasten für diese Aktion</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Back to the default keys</source>
        <translation>Zurück zu den Standardtasten</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Back to the default keys of every action</source>
        <translation>Zurück zu den Standardtasten aller Aktionen</translation>
    </message>
    <message>
        <source>&amp;Keys:</source>
        <translation>&amp;Tasten:</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 is also used by: %2</source>
        <translation>%1 wird auch verwendet von: %2</translation>
    </message>
</context>
<context>
    <name>antiphon::Slider</name>
    <message>
        <source>%1, value</source>
        <extracomment>the field beside a slider; %1 is what the slider moves</extracomment>
        <translation>%1, Wert</translation>
    </message>
    <message>
        <source>Reset to %1</source>
        <translation>Auf %1 zurücksetzen</translation>
    </message>
    <message>
        <source>Type a value</source>
        <translation>Wert eingeben</translation>
    </message>
    <message>
        <source>MIDI learn</source>
        <translation>MIDI lernen</translation>
    </message>
    <message>
        <source>Moved by %1</source>
        <translation>Bewegt von %1</translation>
    </message>
    <message>
        <source>Forget %1</source>
        <translation>%1 vergessen</translation>
    </message>
</context>
<context>
    <name>antiphon::SlotWidget</name>
    <message>
        <source>Drop %1 here</source>
        <translation>%1 hier ablegen</translation>
    </message>
    <message>
        <source>%1 (optional)</source>
        <translation>%1 (optional)</translation>
    </message>
    <message>
        <source>Browse…</source>
        <extracomment>%1 is the name of an input of a task</extracomment>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>Browse for %1</source>
        <translation>Datei für %1 suchen</translation>
    </message>
    <message>
        <source>Use selected</source>
        <extracomment>%1 is the name of an input of a task</extracomment>
        <translation>Auswahl verwenden</translation>
    </message>
    <message>
        <source>Use what is selected in the library as %1</source>
        <translation>Die Auswahl der Bibliothek als %1 verwenden</translation>
    </message>
    <message>
        <source>Clear</source>
        <extracomment>%1 is the name of an input of a task</extracomment>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Clear %1</source>
        <translation>%1 leeren</translation>
    </message>
    <message>
        <source>%1 is %2; %3 takes %4.</source>
        <extracomment>%1 a file, %2 and %4 kinds such as &quot;audio&quot; and &quot;notes&quot;, %3 the input of a task</extracomment>
        <translation>%1 ist %2; %3 nimmt %4 an.</translation>
    </message>
    <message>
        <source>%1 is no file that the program reads; %2 takes %3.</source>
        <translation>%1 ist keine Datei, die das Programm liest; %2 nimmt %3 an.</translation>
    </message>
    <message>
        <source>Choose %1</source>
        <extracomment>title of a file dialog; %1 is the name of an input of a task</extracomment>
        <translation>%1 wählen</translation>
    </message>
</context>
<context>
    <name>antiphon::SnapshotBar</name>
    <message>
        <source>Snapshots</source>
        <translation>Snapshots</translation>
    </message>
    <message>
        <source>Morph from snapshot</source>
        <translation>Von Snapshot morphen</translation>
    </message>
    <message>
        <source>Morph to snapshot</source>
        <translation>Zu Snapshot morphen</translation>
    </message>
    <message>
        <source>Morph</source>
        <translation>Morphen</translation>
    </message>
    <message>
        <source>From one snapshot to the other</source>
        <translation>Von einem Snapshot zum anderen</translation>
    </message>
    <message>
        <source>Snapshot %1</source>
        <translation>Snapshot %1</translation>
    </message>
    <message>
        <source>Snapshot %1, empty</source>
        <translation>Snapshot %1, leer</translation>
    </message>
    <message>
        <source>Recall (key %1). Shift stores the parameters here.</source>
        <translation>Abrufen (Taste %1). Mit Umschalt werden die Parameter hier gespeichert.</translation>
    </message>
    <message>
        <source>Store the parameters here (Shift and key %1)</source>
        <translation>Die Parameter hier speichern (Umschalt und Taste %1)</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Abrufen</translation>
    </message>
    <message>
        <source>Store here</source>
        <translation>Hier speichern</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
</context>
<context>
    <name>antiphon::SoundSlot</name>
    <message>
        <source>Choose from the library or a file</source>
        <translation>Aus der Bibliothek oder eine Datei wählen</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Wählen: %1</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>Take out: %1</source>
        <translation>Herausnehmen: %1</translation>
    </message>
    <message>
        <source>Sounds (*.wav *.flac *.aif *.aiff *.ogg *.opus *.mp3)</source>
        <translation>Klänge (*.wav *.flac *.aif *.aiff *.ogg *.opus *.mp3)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a sound and its folder</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Nothing is selected in the library</source>
        <translation>In der Bibliothek ist nichts ausgewählt</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>Aus einer Datei…</translation>
    </message>
    <message>
        <source>MIDI files (*.mid *.midi)</source>
        <translation>MIDI-Dateien (*.mid *.midi)</translation>
    </message>
    <message>
        <source>Others: select them in the library first</source>
        <translation>Weitere: wählen Sie sie zuerst in der Bibliothek aus</translation>
    </message>
</context>
<context>
    <name>antiphon::SoundcheckPage</name>
    <message>
        <source>Choose…</source>
        <translation>Auswählen …</translation>
    </message>
    <message>
        <source>Sound device</source>
        <translation>Audiogerät</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Second synthesizer</source>
        <translation>Zweiter Synthesizer</translation>
    </message>
    <message>
        <source>Point of the table, moved by MIDI or hand</source>
        <translation>Punkt der Tabelle, per MIDI oder Hand bewegt</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Channel of the device</source>
        <translation>Kanal des Geräts</translation>
    </message>
    <message>
        <source>Mean of all channels</source>
        <translation>Mittel aller Kanäle</translation>
    </message>
    <message>
        <source>Channel %1</source>
        <translation>Kanal %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Choose a file to listen to</source>
        <translation>Eine Datei zum Zuhören auswählen</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>Mischung</translation>
    </message>
    <message>
        <source>Listen to a recording</source>
        <translation>Einer Aufnahme zuhören</translation>
    </message>
    <message>
        <source>Sounds (*.wav *.flac *.aiff *.ogg *.mp3)</source>
        <translation>Klänge (*.wav *.flac *.aiff *.ogg *.mp3)</translation>
    </message>
    <message>
        <source>The sound device has no input: choose one in the settings.</source>
        <translation>Das Audiogerät hat keinen Eingang: in den Einstellungen einen auswählen.</translation>
    </message>
    <message>
        <source>Choose a file, or drop one here.</source>
        <translation>Eine Datei auswählen oder hier ablegen.</translation>
    </message>
    <message>
        <source>Silence, please…</source>
        <translation>Ruhe, bitte …</translation>
    </message>
    <message>
        <source>Noise floor: %1 dB</source>
        <translation>Grundrauschen: %1 dB</translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation>Noch nicht gemessen</translation>
    </message>
    <message>
        <source>Position in the file</source>
        <translation>Stelle in der Datei</translation>
    </message>
    <message>
        <source>The file goes on from here</source>
        <translation>Von hier an spielt die Datei weiter</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
</context>
<context>
    <name>antiphon::SpectrogramView</name>
    <message>
        <source>Spectrogram</source>
        <translation>Spektrogramm</translation>
    </message>
    <message>
        <source>Level by time and frequency. Up and Down change the brightness, F switches between a logarithmic and a linear scale.</source>
        <translation>Pegel nach Zeit und Frequenz. Auf und Ab ändern die Helligkeit, F wechselt zwischen logarithmischer und linearer Skala.</translation>
    </message>
    <message>
        <source>No sound here yet</source>
        <translation>Hier ist noch kein Klang</translation>
    </message>
    <message>
        <source>%1 kHz</source>
        <translation>%1 kHz</translation>
    </message>
    <message>
        <source>%1 Hz</source>
        <translation>%1 Hz</translation>
    </message>
    <message>
        <source>%1, %2 Hz</source>
        <translation>%1, %2 Hz</translation>
    </message>
</context>
<context>
    <name>antiphon::StemBeats</name>
    <message>
        <source>Clicks</source>
        <translation>Klicks</translation>
    </message>
    <message>
        <source>Hear a click at every beat</source>
        <translation>Bei jedem Schlag einen Klick hören</translation>
    </message>
    <message>
        <source>Tap</source>
        <translation>Tippen</translation>
    </message>
    <message>
        <source>Press along to the beat, at least three times</source>
        <translation>Im Takt drücken, mindestens dreimal</translation>
    </message>
    <message>
        <source>½</source>
        <comment>tempo</comment>
        <translation>½</translation>
    </message>
    <message>
        <source>Half as many beats</source>
        <translation>Halb so viele Schläge</translation>
    </message>
    <message>
        <source>×2</source>
        <comment>tempo</comment>
        <translation>×2</translation>
    </message>
    <message>
        <source>Twice as many beats</source>
        <translation>Doppelt so viele Schläge</translation>
    </message>
    <message>
        <source>Bar here</source>
        <translation>Takt hier</translation>
    </message>
    <message>
        <source>A bar begins at the cursor</source>
        <translation>Am Cursor beginnt ein Takt</translation>
    </message>
    <message>
        <source>As heard</source>
        <translation>Wie gehört</translation>
    </message>
    <message>
        <source>Forget what was mended and take the beats as they are heard</source>
        <translation>Vergessen, was verbessert wurde, und die Schläge nehmen, wie sie gehört werden</translation>
    </message>
    <message>
        <source>Halve beats</source>
        <translation>Schläge halbieren</translation>
    </message>
    <message>
        <source>Double beats</source>
        <translation>Schläge verdoppeln</translation>
    </message>
    <message>
        <source>Tap tempo</source>
        <translation>Tempo tippen</translation>
    </message>
    <message>
        <source>Drag beat</source>
        <translation>Schlag ziehen</translation>
    </message>
    <message>
        <source>Begin a bar</source>
        <translation>Takt beginnen</translation>
    </message>
    <message>
        <source>Listening for beats…</source>
        <translation>Hört nach Schlägen…</translation>
    </message>
    <message>
        <source>Set a tempo, or tap it, for clicks</source>
        <translation>Für Klicks ein Tempo setzen oder tippen</translation>
    </message>
    <message>
        <source>No beats are heard: tap along</source>
        <translation>Es sind keine Schläge zu hören: mittippen</translation>
    </message>
    <message>
        <source>%1 bpm, mended</source>
        <translation>%1 bpm, verbessert</translation>
    </message>
    <message>
        <source>%1 bpm, steady</source>
        <translation>%1 bpm, gleichmäßig</translation>
    </message>
    <message>
        <source>%1 bpm, as heard</source>
        <translation>%1 bpm, wie gehört</translation>
    </message>
</context>
<context>
    <name>antiphon::StemCodecPage</name>
    <message>
        <source>Codec</source>
        <translation>Codec</translation>
    </message>
    <message>
        <source>No codec yet</source>
        <translation>Noch kein Codec</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>a sound to hear through the codec</source>
        <translation>ein Klang, der durch den Codec gehört wird</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Anhören</translation>
    </message>
    <message>
        <source>Write the recording as codes and back</source>
        <translation>Die Aufnahme als Codes schreiben und zurück</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Time of the recording</source>
        <translation>Zeit der Aufnahme</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Decoded</source>
        <translation>Dekodiert</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
    <message>
        <source>Hear what is lost</source>
        <translation>Hören, was verloren geht</translation>
    </message>
    <message>
        <source>Hear it from the cursor</source>
        <translation>Ab dem Cursor hören</translation>
    </message>
    <message>
        <source>Waveform: %1</source>
        <extracomment>%1 such as &quot;Decoded&quot;</extracomment>
        <translation>Wellenform: %1</translation>
    </message>
    <message>
        <source>Visible part of the recording</source>
        <translation>Sichtbarer Teil der Aufnahme</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Buch</translation>
    </message>
    <message>
        <source>Rows in use</source>
        <translation>Genutzte Zeilen</translation>
    </message>
    <message>
        <source>How much of each book is used</source>
        <translation>Wie viel von jedem Buch genutzt wird</translation>
    </message>
    <message>
        <source>A codec writes sound as few codes: models of stems write such codes. Train one, or import EnCodec&apos;s weights: see Train.</source>
        <translation>Ein Codec schreibt Klang als wenige Codes: Modelle von Spuren schreiben solche Codes. Einen trainieren oder EnCodecs Gewichte einlesen: siehe „Trainieren“.</translation>
    </message>
    <message>
        <source>%1 kHz, %2 books of %3 rows, %4 kbit/s.</source>
        <translation>%1 kHz, %2 Bücher mit %3 Zeilen, %4 kbit/s.</translation>
    </message>
    <message>
        <source>%1 %</source>
        <extracomment>a share in percent</extracomment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Row %1 is used most often: %2 times</source>
        <translation>Zeile %1 wird am häufigsten genutzt: %2-mal</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>This recording: %1</source>
        <translation>Diese Aufnahme: %1</translation>
    </message>
    <message>
        <source>Open a project first.</source>
        <translation>Zuerst ein Projekt öffnen.</translation>
    </message>
    <message>
        <source>Train or choose a codec first.</source>
        <translation>Zuerst einen Codec trainieren oder wählen.</translation>
    </message>
    <message>
        <source>Choose a recording first.</source>
        <translation>Zuerst eine Aufnahme wählen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>antiphon::StemForm</name>
    <message>
        <source>Reference</source>
        <translation>Vorbild</translation>
    </message>
    <message>
        <source>a stem that sounds as this one shall</source>
        <translation>eine Spur, die klingt, wie diese soll</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiterschreiben</translation>
    </message>
    <message>
        <source>Again from here</source>
        <translation>Ab hier neu</translation>
    </message>
    <message>
        <source>Loop this bar</source>
        <translation>Takt als Schleife</translation>
    </message>
    <message>
        <source>Stem to write</source>
        <translation>Zu schreibende Spur</translation>
    </message>
    <message>
        <source>Stem</source>
        <translation>Spur</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Options of the stem</source>
        <translation>Einstellungen der Spur</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Choose stem</source>
        <translation>Spur wählen</translation>
    </message>
    <message>
        <source>Edit text</source>
        <translation>Text ändern</translation>
    </message>
    <message>
        <source>Choose reference</source>
        <translation>Vorbild wählen</translation>
    </message>
    <message>
        <source>Set options</source>
        <translation>Einstellungen ändern</translation>
    </message>
    <message>
        <source>The model writes nothing else.</source>
        <translation>Das Modell schreibt nichts anderes.</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>The model does not tell stems apart.</source>
        <translation>Das Modell unterscheidet keine Spuren.</translation>
    </message>
    <message>
        <source>Which of the stems it knows it writes</source>
        <translation>Welche der Spuren, die es kennt, es schreibt</translation>
    </message>
    <message>
        <source>Write on from the end of the take</source>
        <translation>Vom Ende des Takes weiterschreiben</translation>
    </message>
    <message>
        <source>Keep the take up to the cursor and write the rest anew</source>
        <translation>Den Take bis zum Cursor behalten und den Rest neu schreiben</translation>
    </message>
    <message>
        <source>Write the bar at the cursor so that it can be repeated</source>
        <translation>Den Takt am Cursor so schreiben, dass er wiederholt werden kann</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Write stem</source>
        <translation>Spur schreiben</translation>
    </message>
    <message>
        <source>Stop; what was done can be resumed</source>
        <translation>Anhalten; was getan wurde, kann fortgesetzt werden</translation>
    </message>
    <message>
        <source>Write what is missing, so that it plays along</source>
        <translation>Schreiben, was fehlt, sodass es mitspielt</translation>
    </message>
    <message>
        <source>all</source>
        <comment>choices</comment>
        <translation>alle</translation>
    </message>
    <message>
        <source>by number</source>
        <comment>choices</comment>
        <translation>nach Anzahl</translation>
    </message>
    <message>
        <source>no clicks</source>
        <translation>keine Klicks</translation>
    </message>
    <message>
        <source>as heard</source>
        <translation>wie gehört</translation>
    </message>
    <message>
        <source>10 s</source>
        <translation>10 s</translation>
    </message>
    <message>
        <source>the marked part</source>
        <translation>der markierte Teil</translation>
    </message>
    <message>
        <source>whole length</source>
        <translation>ganze Länge</translation>
    </message>
</context>
<context>
    <name>antiphon::StemLanes</name>
    <message>
        <source>Time of context and stem</source>
        <translation>Zeit von Umgebung und Spur</translation>
    </message>
    <message>
        <source>Beats of the context</source>
        <translation>Schläge der Umgebung</translation>
    </message>
    <message>
        <source>Context and stem</source>
        <translation>Umgebung und Spur</translation>
    </message>
    <message>
        <source>Waveform of the stem</source>
        <translation>Wellenform der Spur</translation>
    </message>
    <message>
        <source>Visible part of context and stem</source>
        <translation>Sichtbarer Teil von Umgebung und Spur</translation>
    </message>
    <message>
        <source>Waveform of %1</source>
        <translation>Wellenform von %1</translation>
    </message>
    <message>
        <source>The missing stem</source>
        <translation>Die fehlende Spur</translation>
    </message>
</context>
<context>
    <name>antiphon::StemPanel</name>
    <message>
        <source>Export %1</source>
        <translation>%1 exportieren</translation>
    </message>
    <message>
        <source>Stem</source>
        <translation>Spur</translation>
    </message>
    <message>
        <source>Mix as it is heard</source>
        <translation>Mischung, wie sie zu hören ist</translation>
    </message>
    <message>
        <source>Strokes as drum notes (MIDI)</source>
        <translation>Schläge als Schlagzeugnoten (MIDI)</translation>
    </message>
    <message>
        <source>Pitches as bass notes (MIDI)</source>
        <translation>Tonhöhen als Bassnoten (MIDI)</translation>
    </message>
    <message>
        <source>What it was made of (JSON)</source>
        <translation>Woraus sie entstand (JSON)</translation>
    </message>
    <message>
        <source>Its codes</source>
        <translation>Ihre Codes</translation>
    </message>
    <message>
        <source>Accompaniment</source>
        <translation>Begleitung</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>add a sound to play along to</source>
        <translation>einen Klang hinzufügen, zu dem gespielt wird</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>No model yet</source>
        <translation>Noch kein Modell</translation>
    </message>
    <message>
        <source>Codec</source>
        <translation>Codec</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Write stem</source>
        <translation>Spur schreiben</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Play context and stem from the cursor</source>
        <translation>Umgebung und Spur ab dem Cursor abspielen</translation>
    </message>
    <message>
        <source>A/B</source>
        <translation>A/B</translation>
    </message>
    <message>
        <source>Hear this take, or the one before, at equal loudness</source>
        <translation>Diesen Take hören oder den vorigen, gleich laut</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Write the stem, the mix or its notes as files to pass on</source>
        <translation>Spur, Mischung oder Noten als Dateien zum Weitergeben schreiben</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiterschreiben</translation>
    </message>
    <message>
        <source>Again from here</source>
        <translation>Ab hier neu</translation>
    </message>
    <message>
        <source>Loop this bar</source>
        <translation>Takt als Schleife</translation>
    </message>
    <message>
        <source>A/B: this take</source>
        <translation>A/B: dieser Take</translation>
    </message>
    <message>
        <source>A/B: context alone</source>
        <translation>A/B: Umgebung allein</translation>
    </message>
    <message>
        <source>A/B: take before</source>
        <translation>A/B: voriger Take</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>Mischen</translation>
    </message>
    <message>
        <source>Take out context</source>
        <translation>Umgebung herausnehmen</translation>
    </message>
    <message>
        <source>Tap tempo</source>
        <translation>Tempo tippen</translation>
    </message>
    <message>
        <source>Beats as heard</source>
        <translation>Schläge wie gehört</translation>
    </message>
    <message>
        <source>Being written</source>
        <translation>Wird geschrieben</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Show take</source>
        <translation>Take zeigen</translation>
    </message>
    <message>
        <source>Add context</source>
        <translation>Umgebung hinzufügen</translation>
    </message>
    <message>
        <source>Open a project first.</source>
        <translation>Zuerst ein Projekt öffnen.</translation>
    </message>
    <message>
        <source>Train or choose a model first.</source>
        <translation>Zuerst ein Modell trainieren oder wählen.</translation>
    </message>
    <message>
        <source>Add a sound to play along to, or set a tempo for clicks.</source>
        <translation>Einen Klang hinzufügen, zu dem gespielt wird, oder ein Tempo für Klicks setzen.</translation>
    </message>
    <message>
        <source>Write or choose a take first.</source>
        <translation>Zuerst einen Take schreiben oder wählen.</translation>
    </message>
    <message>
        <source>Put the cursor inside the take first.</source>
        <translation>Zuerst den Cursor in den Take setzen.</translation>
    </message>
    <message>
        <source>There are no bars yet: tap along, or set a tempo.</source>
        <translation>Es gibt noch keine Takte: mittippen oder ein Tempo setzen.</translation>
    </message>
    <message>
        <source>A model has to be learned from your own songs of stems first: see Train, where “tiny” takes minutes. Published weights can be imported there, too.</source>
        <translation>Zuerst muss ein Modell aus eigenen Songs mit Spuren gelernt werden: siehe „Trainieren“, wo „tiny“ Minuten braucht. Dort lassen sich auch veröffentlichte Gewichte einlesen.</translation>
    </message>
    <message>
        <source>Drop the sounds that a stem is missing from here, or set a tempo to write to clicks alone.</source>
        <translation>Die Klänge hier ablegen, denen eine Spur fehlt, oder ein Tempo setzen, um nur zu Klicks zu schreiben.</translation>
    </message>
    <message>
        <source>Mark the part to play along to, or leave it at all of it, and press Write stem (%1).</source>
        <translation>Den Teil markieren, zu dem gespielt wird, oder es bei allem lassen, und „Spur schreiben“ drücken (%1).</translation>
    </message>
    <message>
        <source>Songs</source>
        <translation>Stücke</translation>
    </message>
</context>
<context>
    <name>antiphon::StemPlayer</name>
    <message>
        <source>Accompaniment</source>
        <translation>Begleitung</translation>
    </message>
    <message>
        <source>Stem</source>
        <translation>Spur</translation>
    </message>
    <message>
        <source>Other take</source>
        <translation>Anderer Take</translation>
    </message>
    <message>
        <source>Clicks</source>
        <translation>Klicks</translation>
    </message>
</context>
<context>
    <name>antiphon::StemSongBook</name>
    <message>
        <source>Add tag</source>
        <translation>Tag hinzufügen</translation>
    </message>
    <message>
        <source>Take tag away</source>
        <translation>Tag wegnehmen</translation>
    </message>
    <message>
        <source>Accept suggestion</source>
        <translation>Vorschlag annehmen</translation>
    </message>
    <message>
        <source>Refuse suggestion</source>
        <translation>Vorschlag ablehnen</translation>
    </message>
</context>
<context>
    <name>antiphon::StemSongs</name>
    <message>
        <source>Reading the songs…</source>
        <translation>Die Stücke werden gelesen …</translation>
    </message>
    <message>
        <source>The songs of your folder appear here, with their genres and moods.</source>
        <translation>Hier erscheinen die Stücke des Ordners mit ihren Genres und Stimmungen.</translation>
    </message>
    <message>
        <source>Genres</source>
        <translation>Genres</translation>
    </message>
    <message>
        <source>Add a genre</source>
        <translation>Genre hinzufügen</translation>
    </message>
    <message>
        <source>Moods</source>
        <translation>Stimmungen</translation>
    </message>
    <message>
        <source>Add a mood</source>
        <translation>Stimmung hinzufügen</translation>
    </message>
    <message>
        <source>Song</source>
        <translation>Stück</translation>
    </message>
    <message>
        <source>Tempo</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Tonart</translation>
    </message>
    <message>
        <source>Used for</source>
        <translation>Dient zum</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>Vorgeschlagen</translation>
    </message>
    <message>
        <source>Songs of the data set</source>
        <translation>Stücke des Datensatzes</translation>
    </message>
    <message>
        <source>Choose one song or several to change their tags; Return lets a song be heard.</source>
        <translation>Ein Stück oder mehrere wählen, um ihre Tags zu ändern; die Eingabetaste lässt ein Stück hören.</translation>
    </message>
    <message>
        <source>Hear the song</source>
        <translation>Das Stück hören</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Choose a song to change its tags.</source>
        <translation>Ein Stück wählen, um seine Tags zu ändern.</translation>
    </message>
    <message numerus="yes">
        <source>%n songs</source>
        <translation>
            <numerusform>%n Stück</numerusform>
            <numerusform>%n Stücke</numerusform>
        </translation>
    </message>
    <message>
        <source>Only tags that can be told from the sound better than by chance are suggested; each was tried on songs that it was not learned from.</source>
        <translation>Vorgeschlagen werden nur Tags, die sich am Klang besser als durch Zufall erkennen lassen; jedes wurde an Stücken erprobt, von denen es nicht gelernt wurde.</translation>
    </message>
    <message>
        <source>Nothing is left to be suggested here.</source>
        <translation>Hier bleibt nichts vorzuschlagen.</translation>
    </message>
    <message>
        <source>Nothing yet: give some songs tags, then train and press Suggest.</source>
        <translation>Noch nichts: einigen Stücken Tags geben, dann trainieren und auf Vorschlagen drücken.</translation>
    </message>
    <message numerus="yes">
        <source>%n more of the kind.</source>
        <translation>
            <numerusform>Noch %n solche Meldung.</numerusform>
            <numerusform>Noch %n solche Meldungen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::StemTagSteps</name>
    <message>
        <source>Folder of songs</source>
        <translation>Ordner mit Songs</translation>
    </message>
    <message>
        <source>Choose the folder of your songs, or drop it here: a folder a song, in it one a stem (drums, bass, …).</source>
        <translation>Den Ordner der Songs wählen oder hier ablegen: ein Ordner je Song, darin einer je Spur (drums, bass, …).</translation>
    </message>
    <message>
        <source>Learned tags</source>
        <translation>Gelernte Tags</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>Learned tags (*.json)</source>
        <translation>Gelernte Tags (*.json)</translation>
    </message>
    <message>
        <source>1. Train</source>
        <translation>1. Trainieren</translation>
    </message>
    <message>
        <source>Learns from the songs that have tags which of them can be told from how a song sounds, and tries each on songs that it did not learn from. What is not told better than by chance is never suggested.</source>
        <translation>Lernt von den Stücken mit Tags, welche davon sich am Klang erkennen lassen, und erprobt jedes an Stücken, von denen es nicht gelernt hat. Was nicht besser als durch Zufall erkannt wird, wird nie vorgeschlagen.</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>2. Suggest</source>
        <translation>2. Vorschlagen</translation>
    </message>
    <message>
        <source>Listens to the songs without genres or moods. What it suggests is shown below the songs; nothing is written until you accept it.</source>
        <translation>Hört die Stücke ohne Genres oder Stimmungen an. Was es vorschlägt, steht unter den Stücken; geschrieben wird erst, was Sie annehmen.</translation>
    </message>
    <message>
        <source>Suggest</source>
        <translation>Vorschlagen</translation>
    </message>
    <message>
        <source>Choose a folder of songs first.</source>
        <translation>Zuerst einen Ordner mit Songs wählen.</translation>
    </message>
    <message>
        <source>Train first, or choose tags that were learned.</source>
        <translation>Zuerst trainieren oder gelernte Tags wählen.</translation>
    </message>
    <message>
        <source>Learn from the songs that have tags, then suggest some for the others</source>
        <translation>Von den Stücken mit Tags lernen, dann den anderen welche vorschlagen</translation>
    </message>
    <message>
        <source>Nothing was suggested.</source>
        <translation>Es wurde nichts vorgeschlagen.</translation>
    </message>
    <message numerus="yes">
        <source>Tags were suggested for %n song(s).</source>
        <translation>
            <numerusform>Für %n Stück wurden Tags vorgeschlagen.</numerusform>
            <numerusform>Für %n Stücke wurden Tags vorgeschlagen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::StemTakes</name>
    <message>
        <source>Takes</source>
        <translation>Takes</translation>
    </message>
    <message>
        <source>Return shows a take, F2 renames it, K keeps it in front, Delete takes it out; its file stays.</source>
        <translation>Eingabe zeigt einen Take, F2 benennt ihn um, K behält ihn vorn, Entf nimmt ihn heraus; seine Datei bleibt.</translation>
    </message>
    <message>
        <source>%1.%2</source>
        <extracomment>a run&apos;s number and which of its stems</extracomment>
        <translation>%1.%2</translation>
    </message>
    <message>
        <source>Take %1, kept</source>
        <translation>Take %1, behalten</translation>
    </message>
    <message>
        <source>Take %1</source>
        <translation>Take %1</translation>
    </message>
    <message>
        <source>Click to hear it, double click to show it, drag it out as a file</source>
        <translation>Klicken zum Hören, Doppelklick zum Zeigen, als Datei herausziehen</translation>
    </message>
    <message>
        <source>Rename take</source>
        <translation>Take umbenennen</translation>
    </message>
    <message>
        <source>Keep take</source>
        <translation>Take behalten</translation>
    </message>
    <message>
        <source>Keep take no longer</source>
        <translation>Take nicht mehr behalten</translation>
    </message>
    <message>
        <source>Take out take</source>
        <translation>Take herausnehmen</translation>
    </message>
    <message>
        <source>Hear</source>
        <translation>Hören</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Keep no longer</source>
        <translation>Nicht mehr behalten</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>The stems that are written are kept here: click to hear one, double click to show it with its context.</source>
        <translation>Die geschriebenen Spuren bleiben hier: klicken zum Hören, Doppelklick zeigt eine mit ihrer Umgebung.</translation>
    </message>
</context>
<context>
    <name>antiphon::StemTraining</name>
    <message>
        <source>Codec</source>
        <translation>Codec</translation>
    </message>
    <message>
        <source>No codec yet</source>
        <translation>Noch kein Codec</translation>
    </message>
    <message>
        <source>1. Songs</source>
        <translation>1. Songs</translation>
    </message>
    <message>
        <source>Finds beats, tempo and key of each song, and sums its drums. Nothing of yours is changed: what is found lies beside it.</source>
        <translation>Findet Schläge, Tempo und Tonart jedes Songs und summiert sein Schlagzeug. Nichts Eigenes wird geändert: Was gefunden wird, liegt daneben.</translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>Vorbereiten</translation>
    </message>
    <message>
        <source>Folder of songs</source>
        <translation>Ordner mit Songs</translation>
    </message>
    <message>
        <source>Choose the folder of your songs, or drop it here: a folder a song, in it one a stem (drums, bass, …).</source>
        <translation>Den Ordner der Songs wählen oder hier ablegen: ein Ordner je Song, darin einer je Spur (drums, bass, …).</translation>
    </message>
    <message>
        <source>2. Codec</source>
        <translation>2. Codec</translation>
    </message>
    <message>
        <source>Learns to write sound as few codes and back. “tiny” takes minutes and sounds rough.</source>
        <translation>Lernt, Klang als wenige Codes zu schreiben und zurück. „tiny“ braucht Minuten und klingt rau.</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>3. Model</source>
        <translation>3. Modell</translation>
    </message>
    <message>
        <source>Learns to write the codes of a stem that plays along to the others. It stops by itself where more would only be learned by heart.</source>
        <translation>Lernt, die Codes einer Spur zu schreiben, die zu den anderen spielt. Es hört von selbst auf, wo mehr nur auswendig gelernt würde.</translation>
    </message>
    <message>
        <source>Or: published weights</source>
        <translation>Oder: veröffentlichte Gewichte</translation>
    </message>
    <message>
        <source>Makes a model or a codec of checkpoints of STAGE, MusicGen or EnCodec that you have. MusicGen has to be trained further before it plays along.</source>
        <translation>Macht aus vorhandenen Checkpoints von STAGE, MusicGen oder EnCodec ein Modell oder einen Codec. MusicGen muss weiter trainiert werden, bevor es mitspielt.</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Dateien wählen…</translation>
    </message>
    <message>
        <source>Choose a folder of songs first.</source>
        <translation>Zuerst einen Ordner mit Songs wählen.</translation>
    </message>
    <message>
        <source>Train or choose a codec first.</source>
        <translation>Zuerst einen Codec trainieren oder wählen.</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>Checkpoints</translation>
    </message>
    <message>
        <source>Checkpoints (*.safetensors *.th *.pt *.bin *.ckpt *.model)</source>
        <translation>Checkpoints (*.safetensors *.th *.pt *.bin *.ckpt *.model)</translation>
    </message>
    <message>
        <source>From the songs to a model, all that is not done yet, one after the other</source>
        <translation>Von den Songs bis zum Modell alles, was noch nicht erledigt ist, eins nach dem anderen</translation>
    </message>
    <message numerus="yes">
        <source>Done: %n song(s) have beats, tempo and key</source>
        <translation>
            <numerusform>Fertig: %n Song hat Schläge, Tempo und Tonart</numerusform>
            <numerusform>Fertig: %n Songs haben Schläge, Tempo und Tonart</numerusform>
        </translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>By now what comes out differs by %1 from what went in.</source>
        <translation>Bis jetzt weicht, was herauskommt, um %1 von dem ab, was hineinging.</translation>
    </message>
    <message>
        <source>By now it errs by %1 with the true context, by %2 with another one and by %3 without any.</source>
        <translation>Bis jetzt irrt es um %1 mit der wahren Umgebung, um %2 mit einer anderen und um %3 ohne eine.</translation>
    </message>
    <message>
        <source>4. Measured</source>
        <translation>4. Gemessen</translation>
    </message>
    <message>
        <source>Writes stems to what was held back, once with its context and once with that of another song, and compares both with the true stems: a table, plots and a page to listen to.</source>
        <translation>Schreibt Spuren zu dem, was zurückgehalten wurde, einmal mit dessen Umgebung und einmal mit der eines anderen Songs, und vergleicht beide mit den wahren Spuren: eine Tabelle, Bilder und eine Seite zum Anhören.</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Messen</translation>
    </message>
    <message>
        <source>Train or choose a model first.</source>
        <translation>Zuerst ein Modell trainieren oder wählen.</translation>
    </message>
    <message>
        <source>Of %1 things that are asked of it %2 hold; report.html in the folder of the run has all of it.</source>
        <translation>Von %1 Dingen, die von ihm verlangt werden, gelten %2; report.html im Ordner des Laufs enthält alles.</translation>
    </message>
</context>
<context>
    <name>antiphon::StepSounds</name>
    <message>
        <source>What the training draws of the same noise appears here, step by step.</source>
        <translation>Was das Training aus demselben Rauschen zieht, erscheint hier, Schritt für Schritt.</translation>
    </message>
    <message>
        <source>Drawn of the same noise</source>
        <translation>Aus demselben Rauschen gezogen</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>Schritt %1</translation>
    </message>
    <message>
        <source>Click to hear it, drag it out as a file</source>
        <translation>Klicken zum Hören, als Datei herausziehen</translation>
    </message>
</context>
<context>
    <name>antiphon::SynthChooser</name>
    <message>
        <source>Synthesizer</source>
        <translation>Synthesizer</translation>
    </message>
    <message>
        <source>%1 (Pure Data)</source>
        <extracomment>a folder with a patch</extracomment>
        <translation>%1 (Pure Data)</translation>
    </message>
    <message>
        <source>Pure Data folder…</source>
        <translation>Pure-Data-Ordner…</translation>
    </message>
    <message>
        <source>Folder of a patch (with synth.pd)</source>
        <translation>Ordner eines Patches (mit synth.pd)</translation>
    </message>
</context>
<context>
    <name>antiphon::SynthOptions</name>
    <message>
        <source>As published, faults included</source>
        <translation>Wie veröffentlicht, samt Fehlern</translation>
    </message>
    <message>
        <source>Grains of</source>
        <translation>Körner aus</translation>
    </message>
    <message>
        <source>our own sound; drop a file here</source>
        <translation>mitgelieferter Klang; Datei hier ablegen</translation>
    </message>
    <message>
        <source>Whole semitones</source>
        <translation>Ganze Halbtöne</translation>
    </message>
    <message>
        <source>Even level</source>
        <translation>Gleicher Pegel</translation>
    </message>
    <message>
        <source>Sounds as the original patches do instead of the mended way</source>
        <translation>Klingt wie die Original-Patches statt wie deren berichtigte Fassung</translation>
    </message>
    <message>
        <source>Jitter</source>
        <translation>Streuung</translation>
    </message>
    <message>
        <source>Grains are transposed in whole semitones</source>
        <translation>Körner werden in ganzen Halbtönen transponiert</translation>
    </message>
    <message>
        <source>Many grains at once are no louder than few</source>
        <translation>Viele Körner zugleich sind nicht lauter als wenige</translation>
    </message>
</context>
<context>
    <name>antiphon::SynthPanel</name>
    <message>
        <source>Synthesizer</source>
        <translation>Synthesizer</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Spielen</translation>
    </message>
    <message>
        <source>Hold to play</source>
        <translation>Zum Spielen halten</translation>
    </message>
    <message>
        <source>dB</source>
        <translation>dB</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>Randomise</source>
        <translation>Zufällig</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>The gesture was lost: the window was too busy to follow it. Capture it once more.</source>
        <translation>Die Geste ging verloren: Das Fenster war zu beschäftigt, um ihr zu folgen. Noch einmal mitschneiden.</translation>
    </message>
    <message>
        <source>Sound until this is pressed again</source>
        <translation>Klingen, bis hier wieder gedrückt wird</translation>
    </message>
    <message>
        <source>Sound as long as this is pressed</source>
        <translation>Klingen, solange hier gedrückt wird</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Pegel</translation>
    </message>
    <message>
        <source>Glide</source>
        <translation>Gleiten</translation>
    </message>
    <message>
        <source>How long parameters take to where they are sent</source>
        <translation>Wie lange die Parameter bis zu ihrem Ziel brauchen</translation>
    </message>
    <message>
        <source>Parameters by chance</source>
        <translation>Die Parameter dem Zufall überlassen</translation>
    </message>
    <message>
        <source>All parameters to the middle</source>
        <translation>Alle Parameter in die Mitte</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>%1 bewegen</translation>
    </message>
    <message>
        <source>Change how the synthesizer plays</source>
        <translation>Die Spielweise des Synthesizers ändern</translation>
    </message>
    <message>
        <source>Reset the parameters</source>
        <translation>Die Parameter zurücksetzen</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>Waagerecht</translation>
    </message>
    <message>
        <source>Upwards</source>
        <translation>Senkrecht</translation>
    </message>
    <message>
        <source>What the pad moves: %1</source>
        <translation>Was das Feld bewegt: %1</translation>
    </message>
    <message>
        <source>Move on the pad</source>
        <translation>Auf dem Feld bewegen</translation>
    </message>
    <message>
        <source>What led to the present sound is not known any more. Press Play again, then capture.</source>
        <translation>Was zum jetzigen Klang geführt hat, ist nicht mehr bekannt. Noch einmal „Spielen“ drücken, dann mitschneiden.</translation>
    </message>
    <message>
        <source>Choose %1</source>
        <translation>%1 wählen</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>Render %1</source>
        <translation>%1 rendern</translation>
    </message>
    <message>
        <source>Keep the gesture</source>
        <translation>Die Geste behalten</translation>
    </message>
    <message>
        <source>Export the gesture</source>
        <translation>Die Geste exportieren</translation>
    </message>
    <message>
        <source>Sounds (*.wav)</source>
        <translation>Klänge (*.wav)</translation>
    </message>
    <message>
        <source>MIDI files (*.mid)</source>
        <translation>MIDI-Dateien (*.mid)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
    <message>
        <source>Pure Data: %1</source>
        <translation>Pure Data: %1</translation>
    </message>
    <message>
        <source>Render and hear</source>
        <translation>Rendern und hören</translation>
    </message>
    <message>
        <source>This project plays the patch in %1. Patches are programs: run only what you trust.</source>
        <translation>Dieses Projekt spielt den Patch in %1. Patches sind Programme: nur ausführen, was vertrauenswürdig ist.</translation>
    </message>
    <message>
        <source>Allow</source>
        <translation>Erlauben</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Move the MIDI controller that shall do this. Esc: none after all.</source>
        <translation>Den MIDI-Controller bewegen, der dies steuern soll. Esc: doch keiner.</translation>
    </message>
    <message>
        <source>Pure Data is rendering…</source>
        <translation>Pure Data rendert…</translation>
    </message>
    <message>
        <source>Patches are rendered and heard here; they are played live when performing.</source>
        <translation>Patches werden hier gerendert und gehört; live gespielt werden sie beim Aufführen.</translation>
    </message>
    <message>
        <source>Press Play and move the sliders, or press on the pad. Keys 1 to 0 recall snapshots, with Shift they store.</source>
        <translation>„Spielen“ drücken und die Regler bewegen oder auf das Feld drücken. Die Tasten 1 bis 0 rufen Snapshots ab, mit Umschalt speichern sie.</translation>
    </message>
    <message>
        <source>Press Play and move the sliders, or press on the pad. Keys A to K play notes, 1 to 0 recall snapshots, with Shift they store.</source>
        <translation>„Spielen“ drücken und die Regler bewegen oder auf das Feld drücken. Die Tasten A bis K spielen Noten, 1 bis 0 rufen Snapshots ab, mit Umschalt speichern sie.</translation>
    </message>
    <message>
        <source>This synthesizer&apos;s pitch does not reach every key.</source>
        <translation>Die Tonhöhe dieses Synthesizers erreicht nicht jede Taste.</translation>
    </message>
    <message>
        <source>Stored as snapshot %1.</source>
        <translation>Als Snapshot %1 gespeichert.</translation>
    </message>
    <message>
        <source>Recall snapshot %1</source>
        <translation>Snapshot %1 abrufen</translation>
    </message>
    <message>
        <source>Snapshot %1 is empty; Shift and its key store.</source>
        <translation>Snapshot %1 ist leer; Umschalt und seine Taste speichern.</translation>
    </message>
    <message>
        <source>Morph</source>
        <translation>Morphen</translation>
    </message>
    <message>
        <source>Randomise the parameters</source>
        <translation>Die Parameter zufällig setzen</translation>
    </message>
    <message>
        <source>Store snapshot %1</source>
        <translation>Snapshot %1 speichern</translation>
    </message>
    <message>
        <source>Clear snapshot %1</source>
        <translation>Snapshot %1 löschen</translation>
    </message>
</context>
<context>
    <name>antiphon::TagChips</name>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Genres, moods, a tempo</source>
        <translation>Genres, Stimmungen, ein Tempo</translation>
    </message>
    <message>
        <source>This model takes no words; the text is passed over.</source>
        <translation>Dieses Modell nimmt keine Wörter; der Text wird übergangen.</translation>
    </message>
    <message>
        <source>not known: %1</source>
        <translation>unbekannt: %1</translation>
    </message>
    <message>
        <source>No word is recognised</source>
        <translation>Kein Wort wird erkannt</translation>
    </message>
    <message>
        <source>Recognised: %1</source>
        <translation>Erkannt: %1</translation>
    </message>
</context>
<context>
    <name>antiphon::TagHints</name>
    <message numerus="yes">
        <source>%1 (%n song(s))</source>
        <translation>
            <numerusform>%1 (%n Stück)</numerusform>
            <numerusform>%1 (%n Stücke)</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 %</source>
        <extracomment>a tag and how likely it is, in percent</extracomment>
        <translation>%1, %2 %</translation>
    </message>
    <message>
        <source>genre “%1”</source>
        <translation>Genre „%1“</translation>
    </message>
    <message>
        <source>mood “%1”</source>
        <translation>Stimmung „%1“</translation>
    </message>
    <message>
        <source>The %1 is likely from how it sounds. Of 100 such suggestions about %2 are right: so it was on songs that were not learned from.</source>
        <extracomment>%1 such as &apos;genre “rock”&apos;, %2 a share in percent</extracomment>
        <translation>%1: dem Klang nach wahrscheinlich. Von 100 solchen Vorschlägen sind etwa %2 richtig: So war es bei Stücken, von denen nicht gelernt wurde.</translation>
    </message>
    <message>
        <source>Accept the %1</source>
        <translation>%1 annehmen</translation>
    </message>
    <message>
        <source>Refuse the %1</source>
        <translation>%1 ablehnen</translation>
    </message>
</context>
<context>
    <name>antiphon::TagLine</name>
    <message>
        <source>Return adds what is written; commas part several words</source>
        <translation>Die Eingabetaste fügt hinzu, was da steht; Kommas trennen mehrere Wörter</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>a tag and how many of the chosen songs have it</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Take “%1” away</source>
        <translation>„%1“ wegnehmen</translation>
    </message>
    <message>
        <source>%1 of %2 songs have it; take it away from them</source>
        <translation>%1 von %2 Stücken haben es; dort wegnehmen</translation>
    </message>
</context>
<context>
    <name>antiphon::TakeBar</name>
    <message>
        <source>Take</source>
        <translation>Take</translation>
    </message>
    <message>
        <source>Label to paint</source>
        <translation>Label zum Malen</translation>
    </message>
    <message>
        <source>What a click on a segment plays</source>
        <translation>Was ein Klick auf ein Segment abspielt</translation>
    </message>
    <message>
        <source>What is heard of the take</source>
        <translation>Was vom Take zu hören ist</translation>
    </message>
    <message>
        <source>Click plays all in turn</source>
        <translation>Klick spielt alles nacheinander</translation>
    </message>
    <message>
        <source>Click plays the guide</source>
        <translation>Klick spielt die Führung</translation>
    </message>
    <message>
        <source>Click plays the source</source>
        <translation>Klick spielt die Quelle</translation>
    </message>
    <message>
        <source>Click plays the response</source>
        <translation>Klick spielt die Antwort</translation>
    </message>
    <message>
        <source>Click plays nothing</source>
        <translation>Klick spielt nichts</translation>
    </message>
    <message>
        <source>Hear the mix</source>
        <translation>Mix hören</translation>
    </message>
    <message>
        <source>A: guide, matched</source>
        <translation>A: Führung, angeglichen</translation>
    </message>
    <message>
        <source>B: response, matched</source>
        <translation>B: Antwort, angeglichen</translation>
    </message>
    <message>
        <source>Label %1</source>
        <translation>Label %1</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Stille</translation>
    </message>
</context>
<context>
    <name>antiphon::TakeEditor</name>
    <message numerus="yes">
        <source>Silence %n segment(s)</source>
        <translation>
            <numerusform>%n Segment auf Stille setzen</numerusform>
            <numerusform>%n Segmente auf Stille setzen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Label %n segment(s)</source>
        <translation>
            <numerusform>Label von %n Segment ändern</numerusform>
            <numerusform>Labels von %n Segmenten ändern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lock %n segment(s)</source>
        <translation>
            <numerusform>%n Segment sperren</numerusform>
            <numerusform>%n Segmente sperren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unlock %n segment(s)</source>
        <translation>
            <numerusform>%n Segment entsperren</numerusform>
            <numerusform>%n Segmente entsperren</numerusform>
        </translation>
    </message>
    <message>
        <source>Re-roll</source>
        <translation>Neu würfeln</translation>
    </message>
    <message>
        <source>Use memory segment %1</source>
        <translation>Gedächtnis-Segment %1 verwenden</translation>
    </message>
    <message>
        <source>Change the joins</source>
        <translation>Nahtstellen ändern</translation>
    </message>
    <message>
        <source>Draw labels again</source>
        <translation>Labels neu ziehen</translation>
    </message>
</context>
<context>
    <name>antiphon::TakeList</name>
    <message>
        <source>Takes</source>
        <translation>Takes</translation>
    </message>
    <message>
        <source>Take %1, edited · %2</source>
        <translation>Take %1, bearbeitet · %2</translation>
    </message>
    <message>
        <source>Take %1 · %2</source>
        <translation>Take %1 · %2</translation>
    </message>
    <message>
        <source>Double click to open; drag the sound out to another program</source>
        <translation>Doppelklick öffnet; der Klang lässt sich in ein anderes Programm ziehen</translation>
    </message>
    <message>
        <source>Takes that you generate are listed here.</source>
        <translation>Erzeugte Takes erscheinen hier.</translation>
    </message>
    <message>
        <source>%1 · preferred</source>
        <extracomment>a take, which was preferred to others when models were compared</extracomment>
        <translation>%1 · bevorzugt</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>a take and the model that answers in it</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Answered by %1</source>
        <translation>Beantwortet von %1</translation>
    </message>
</context>
<context>
    <name>antiphon::TakePlayer</name>
    <message>
        <source>Take</source>
        <translation>Take</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>Führung</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Gedächtnis</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Antwort</translation>
    </message>
</context>
<context>
    <name>antiphon::TaskChooser</name>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
</context>
<context>
    <name>antiphon::TaskPanel</name>
    <message>
        <source>Task</source>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>Eingaben</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Start the task</source>
        <translation>Die Aufgabe starten</translation>
    </message>
    <message>
        <source>Pause or go on with the run</source>
        <translation>Den Lauf pausieren oder fortsetzen</translation>
    </message>
    <message>
        <source>Cancel the run</source>
        <translation>Den Lauf abbrechen</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Where the networks of the task compute</source>
        <translation>Wo die Netze der Aufgabe rechnen</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Preset</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>As in the settings</source>
        <translation>Wie in den Einstellungen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a device that computes: %1 such as &quot;GPU 0&quot;, %2 its name</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The options</source>
        <translation>Die Optionen</translation>
    </message>
    <message>
        <source>The task “%1” is unknown to this version; open the run with the version that made it.</source>
        <translation>Die Aufgabe „%1“ ist dieser Version unbekannt; den Lauf mit der Version öffnen, die ihn gemacht hat.</translation>
    </message>
    <message>
        <source>Open or make a project first: it keeps the results.</source>
        <translation>Zuerst ein Projekt öffnen oder anlegen: Es bewahrt die Ergebnisse auf.</translation>
    </message>
    <message>
        <source>Still missing: %1</source>
        <translation>Noch fehlend: %1</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Erneut starten</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Start the task (%1)</source>
        <translation>Die Aufgabe starten (%1)</translation>
    </message>
</context>
<context>
    <name>antiphon::TimeRuler</name>
    <message>
        <source>Time ruler</source>
        <translation>Zeitlineal</translation>
    </message>
    <message>
        <source>Drag here to set the loop; click to seek.</source>
        <translation>Hier ziehen, um die Schleife zu setzen; klicken, um dorthin zu springen.</translation>
    </message>
    <message>
        <source>Loop from %1 to %2</source>
        <translation>Schleife von %1 bis %2</translation>
    </message>
</context>
<context>
    <name>antiphon::TimeScrollBar</name>
    <message>
        <source>Scroll time</source>
        <translation>Zeit scrollen</translation>
    </message>
</context>
<context>
    <name>antiphon::TrainingCompare</name>
    <message>
        <source>Comparison of the chosen runs</source>
        <translation>Vergleich der gewählten Läufe</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Options that differ</source>
        <translation>Optionen, die sich unterscheiden</translation>
    </message>
    <message>
        <source>Metrics: last value (best value)</source>
        <translation>Größen: letzter Wert (bester Wert)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>the last value of a metric and, in brackets, its best one</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>The lowest of all</source>
        <translation>Der niedrigste von allen</translation>
    </message>
    <message>
        <source>The highest of all</source>
        <translation>Der höchste von allen</translation>
    </message>
    <message>
        <source>Options that agree</source>
        <translation>Optionen, die übereinstimmen</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message numerus="yes">
        <source>%n more chosen runs are not shown; choose fewer to compare them.</source>
        <translation>
            <numerusform>%n weiterer gewählter Lauf wird nicht gezeigt; wählen Sie weniger, um sie zu vergleichen.</numerusform>
            <numerusform>%n weitere gewählte Läufe werden nicht gezeigt; wählen Sie weniger, um sie zu vergleichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose runs in the list to compare their options and results.</source>
        <translation>Wählen Sie Läufe in der Liste, um ihre Optionen und Ergebnisse zu vergleichen.</translation>
    </message>
</context>
<context>
    <name>antiphon::TrainingCost</name>
    <message>
        <source>Finding out how much memory and time it takes…</source>
        <translation>Speicher- und Zeitbedarf wird bestimmt …</translation>
    </message>
    <message>
        <source>Needs %1 of memory and takes %2.</source>
        <extracomment>%1 is an amount of memory, %2 a time such as &quot;about 12 s&quot;</extracomment>
        <translation>Braucht %1 Speicher und dauert %2.</translation>
    </message>
    <message>
        <source>%1 are free.</source>
        <translation>%1 sind frei.</translation>
    </message>
    <message>
        <source>Does not fit into the %1 of memory that are free: take a smaller preset.</source>
        <translation>Passt nicht in den freien Speicher von %1: Nehmen Sie eine kleinere Voreinstellung.</translation>
    </message>
    <message>
        <source>Does not fit into memory: a batch of %1 needs %2, and %3 are free.</source>
        <translation>Passt nicht in den Speicher: Ein Stapel von %1 braucht %2, und %3 sind frei.</translation>
    </message>
    <message>
        <source>Take a batch of at most %1, or a smaller preset.</source>
        <translation>Nehmen Sie einen Stapel von höchstens %1 oder eine kleinere Voreinstellung.</translation>
    </message>
    <message>
        <source>Take a smaller preset.</source>
        <translation>Nehmen Sie eine kleinere Voreinstellung.</translation>
    </message>
</context>
<context>
    <name>antiphon::TrainingPanel</name>
    <message>
        <source>Line %1</source>
        <extracomment>a colour and dash of curves, by number</extracomment>
        <translation>Linie %1</translation>
    </message>
    <message>
        <source>Add a folder of event files</source>
        <translation>Einen Ordner mit Ereignisdateien hinzufügen</translation>
    </message>
    <message>
        <source>Save the chart as</source>
        <translation>Das Diagramm sichern als</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Als %1 gesichert.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>New training…</source>
        <translation>Neues Training …</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Resume the training</source>
        <translation>Das Training fortsetzen</translation>
    </message>
    <message>
        <source>Stop and keep</source>
        <translation>Beenden und behalten</translation>
    </message>
    <message>
        <source>Stop; what it learned is kept as its last checkpoint, and it can be resumed</source>
        <translation>Beenden; was es gelernt hat, bleibt als letzter Zwischenstand, und es kann fortgesetzt werden</translation>
    </message>
    <message>
        <source>Duplicate with changes…</source>
        <translation>Mit Änderungen wiederholen …</translation>
    </message>
    <message>
        <source>Hear this checkpoint</source>
        <translation>Diesen Zwischenstand hören</translation>
    </message>
    <message>
        <source>Show or hide its curves</source>
        <translation>Seine Kurven zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Show only the chosen runs</source>
        <translation>Nur die gewählten Läufe zeigen</translation>
    </message>
    <message>
        <source>Colour of the curves…</source>
        <translation>Farbe der Kurven …</translation>
    </message>
    <message>
        <source>Reveal in the file manager</source>
        <translation>In der Dateiverwaltung zeigen</translation>
    </message>
    <message>
        <source>Add a folder of event files…</source>
        <translation>Einen Ordner mit Ereignisdateien hinzufügen …</translation>
    </message>
    <message>
        <source>Take the folder off the list</source>
        <translation>Den Ordner von der Liste nehmen</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>Trainings</translation>
    </message>
    <message>
        <source>Filter trainings</source>
        <translation>Trainings filtern</translation>
    </message>
    <message>
        <source>Details of the training</source>
        <translation>Einzelheiten des Trainings</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>What you want to remember of this run; kept as notes.txt in its folder.</source>
        <translation>Was Sie sich zu diesem Lauf merken wollen; steht als notes.txt in seinem Ordner.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>Zwischenstände</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Hörproben</translation>
    </message>
    <message>
        <source>The curves of the trainings that are shown appear here.</source>
        <translation>Die Kurven der gezeigten Trainings erscheinen hier.</translation>
    </message>
    <message numerus="yes">
        <source>%n trainings</source>
        <translation>
            <numerusform>%n Training</numerusform>
            <numerusform>%n Trainings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n trainings</source>
        <translation>
            <numerusform>%1 von %n Training</numerusform>
            <numerusform>%1 von %n Trainings</numerusform>
        </translation>
    </message>
    <message>
        <source>looking for event files…</source>
        <translation>Ereignisdateien werden gesucht …</translation>
    </message>
    <message>
        <source>reading, %1 %</source>
        <translation>wird gelesen, %1 %</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>No training yet. Start one in the agent panel (New training…), or add a folder with TensorBoard event files of another program.</source>
        <translation>Noch kein Training. Starten Sie eines im Bereich „Agent“ (Neues Training …), oder fügen Sie einen Ordner mit TensorBoard-Ereignisdateien eines anderen Programms hinzu.</translation>
    </message>
</context>
<context>
    <name>antiphon::TrainingRuns</name>
    <message>
        <source>%1 has written nothing for %2, although it runs; look at its log, or stop it and resume it.</source>
        <translation>%1 hat seit %2 nichts geschrieben, obwohl es läuft; sehen Sie in sein Protokoll, oder beenden Sie es und setzen Sie es fort.</translation>
    </message>
</context>
<context>
    <name>antiphon::TrainingSteps</name>
    <message>
        <source>Open a project first.</source>
        <translation>Zuerst ein Projekt öffnen.</translation>
    </message>
    <message>
        <source>This version cannot do that.</source>
        <translation>Diese Version kann das nicht.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Stopped before its end; what was done is kept.</source>
        <translation>Vor dem Ende angehalten; was getan war, bleibt.</translation>
    </message>
    <message>
        <source>Not done yet</source>
        <translation>Noch nicht erledigt</translation>
    </message>
    <message>
        <source>%1, %2 left</source>
        <extracomment>what is being done, and the time that it will still take</extracomment>
        <translation>%1, noch %2</translation>
    </message>
    <message>
        <source>Do all steps</source>
        <translation>Alle Schritte ausführen</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>Open in Training</source>
        <translation>In „Training“ öffnen</translation>
    </message>
    <message>
        <source>See the curves of all trainings</source>
        <translation>Die Kurven aller Trainings ansehen</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>a button and the step that it starts</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Go on with the training that was stopped, as it was started; Train starts anew</source>
        <translation>Das angehaltene Training fortsetzen, wie es begonnen wurde; Trainieren beginnt neu</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>Fortschritt des Trainings</translation>
    </message>
    <message>
        <source>Stop the training</source>
        <translation>Das Training beenden</translation>
    </message>
    <message>
        <source>Stop; what was done is kept and can go on</source>
        <translation>Anhalten; was getan ist, bleibt und kann fortgesetzt werden</translation>
    </message>
</context>
<context>
    <name>antiphon::TransportBar</name>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Sound device</source>
        <translation>Audiogerät</translation>
    </message>
    <message>
        <source>Master</source>
        <translation>Master</translation>
    </message>
    <message>
        <source>dB</source>
        <translation>dB</translation>
    </message>
    <message>
        <source>Master gain</source>
        <translation>Master-Verstärkung</translation>
    </message>
    <message>
        <source>Master level</source>
        <translation>Master-Pegel</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message numerus="yes">
        <source>%n dropout(s); click to reset</source>
        <translation>
            <numerusform>%n Aussetzer; Klick setzt zurück</numerusform>
            <numerusform>%n Aussetzer; Klick setzt zurück</numerusform>
        </translation>
    </message>
    <message>
        <source>No dropouts</source>
        <translation>Keine Aussetzer</translation>
    </message>
</context>
<context>
    <name>antiphon::TransportPanel</name>
    <message>
        <source>Transport</source>
        <translation>Transport</translation>
    </message>
    <message>
        <source>What is played</source>
        <translation>Was abgespielt wird</translation>
    </message>
    <message>
        <source>Match levels</source>
        <translation>Pegel angleichen</translation>
    </message>
    <message>
        <source>Hear all tracks at the same loudness, so that louder does not pass for better</source>
        <translation>Alle Spuren bei gleicher Lautheit hören, damit lauter nicht als besser gilt</translation>
    </message>
    <message>
        <source>Input level</source>
        <translation>Eingangspegel</translation>
    </message>
    <message>
        <source>Open or make a project first: recordings are kept in it.</source>
        <translation>Zuerst ein Projekt öffnen oder anlegen: Aufnahmen werden darin aufbewahrt.</translation>
    </message>
    <message>
        <source>Nothing loaded</source>
        <translation>Nichts geladen</translation>
    </message>
    <message>
        <source>Loop the selection or all</source>
        <translation>Die Auswahl oder alles als Schleife abspielen</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufnehmen</translation>
    </message>
</context>
<context>
    <name>antiphon::ValueStrip</name>
    <message>
        <source>Nothing measured</source>
        <translation>Nichts gemessen</translation>
    </message>
    <message>
        <source>%1 at the cursor</source>
        <extracomment>of a measure over time</extracomment>
        <translation>%1 am Cursor</translation>
    </message>
    <message>
        <source>No value at the cursor</source>
        <translation>Kein Wert am Cursor</translation>
    </message>
</context>
<context>
    <name>antiphon::ViolinPlot</name>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nachher</translation>
    </message>
    <message>
        <source>Violin plot</source>
        <translation>Violinplot</translation>
    </message>
    <message>
        <source>left %1, right %2</source>
        <extracomment>what the two halves of a violin are</extracomment>
        <translation>links %1, rechts %2</translation>
    </message>
    <message>
        <source>no values</source>
        <translation>keine Werte</translation>
    </message>
    <message numerus="yes">
        <source>median %1, half within %2 to %3, %n value(s)</source>
        <translation>
            <numerusform>Median %1, die Hälfte zwischen %2 und %3, %n Wert</numerusform>
            <numerusform>Median %1, die Hälfte zwischen %2 und %3, %n Werte</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2: %3; %4: %5</source>
        <extracomment>%1 a group, %2 and %4 its two sets, %3 and %5 their figures</extracomment>
        <translation>%1, %2: %3; %4: %5</translation>
    </message>
</context>
<context>
    <name>antiphon::WaveformView</name>
    <message>
        <source>Waveform</source>
        <translation>Wellenform</translation>
    </message>
    <message>
        <source>The sound over time: peaks outside, loudness (RMS) inside. Zoom in to see single samples; Up and Down scale the height.</source>
        <translation>Der Klang im Zeitverlauf: außen Spitzen, innen Lautheit (RMS). Hineinzoomen zeigt einzelne Samples; Auf und Ab skalieren die Höhe.</translation>
    </message>
    <message>
        <source>No sound here yet</source>
        <translation>Hier ist noch kein Klang</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
</context>
<context>
    <name>antiphon::WorkStrip</name>
    <message>
        <source>Cancel; what was taken in stays</source>
        <translation>Abbrechen; bereits Übernommenes bleibt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>antiphon::XyPad</name>
    <message>
        <source>XY pad</source>
        <translation>XY-Feld</translation>
    </message>
    <message>
        <source>%1 %2, %3 %4</source>
        <extracomment>state of the XY pad: what each axis moves, and where it is</extracomment>
        <translation>%1 %2, %3 %4</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>A workstation for music machine learning.</source>
        <translation>Eine Workstation für maschinelles Lernen mit Musik.</translation>
    </message>
    <message>
        <source>Try every panel and one small job, then quit.</source>
        <translation>Jeden Bereich und einen kleinen Auftrag ausprobieren, dann beenden.</translation>
    </message>
    <message>
        <source>Write pictures of the project&apos;s panels, then quit.</source>
        <translation>Bilder der Bereiche des Projekts schreiben, dann beenden.</translation>
    </message>
    <message>
        <source>Open the demo project in this folder; compose it there if need be.</source>
        <translation>Das Demo-Projekt in diesem Ordner öffnen; nötigenfalls dort komponieren.</translation>
    </message>
    <message>
        <source>A project&apos;s folder or its .antiphon file.</source>
        <translation>Der Ordner eines Projekts oder seine .antiphon-Datei.</translation>
    </message>
</context>
</TS>
