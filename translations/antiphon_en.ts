<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Forecast</name>
    <message numerus="yes">
        <source>Takes %1, by %n earlier runs.</source>
        <translation>
            <numerusform>Takes %1, by %n earlier run.</numerusform>
            <numerusform>Takes %1, by %n earlier runs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ItemFacts</name>
    <message numerus="yes">
        <source>%n channels</source>
        <translation>
            <numerusform>%n channel</numerusform>
            <numerusform>%n channels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notes</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapSpace</name>
    <message numerus="yes">
        <source>%n row(s) lack a number in these columns and are left out.</source>
        <translation>
            <numerusform>%n row lacks a number in these columns and is left out.</numerusform>
            <numerusform>%n rows lack a number in these columns and are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n column(s) have the same value in every row and tell nothing: %1.</source>
        <translation>
            <numerusform>%n column has the same value in every row and tells nothing: %1.</numerusform>
            <numerusform>%n columns have the same value in every row and tell nothing: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowSound</name>
    <message numerus="yes">
        <source>%1 has %n parameters, which is not what the synthesizer %2 takes; choose another one under Sound.</source>
        <translation>
            <numerusform>%1 has %n parameter, which is not what the synthesizer %2 takes; choose another one under Sound.</numerusform>
            <numerusform>%1 has %n parameters, which is not what the synthesizer %2 takes; choose another one under Sound.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunTrash</name>
    <message numerus="yes">
        <source>Remove results of %n runs</source>
        <translation>
            <numerusform>Remove results of %n run</numerusform>
            <numerusform>Remove results of %n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StemVerdict</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>%1 a list with commas</extracomment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::AgentForm</name>
    <message numerus="yes">
        <source>The table reaches the corpus in %1 of %n descriptor(s).</source>
        <translation>
            <numerusform>The table reaches the corpus in %1 of %n descriptor.</numerusform>
            <numerusform>The table reaches the corpus in %1 of %n descriptors.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sound(s)</source>
        <translation>
            <numerusform>%n sound</numerusform>
            <numerusform>%n sounds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Begins at %n marked sound(s)</source>
        <translation>
            <numerusform>Begins at %n marked sound</numerusform>
            <numerusform>Begins at %n marked sounds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::AgentListen</name>
    <message numerus="yes">
        <source>%n recording(s) fed.</source>
        <translation>
            <numerusform>%n recording fed.</numerusform>
            <numerusform>%n recordings fed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s) forbidden.</source>
        <translation>
            <numerusform>%n region forbidden.</numerusform>
            <numerusform>%n regions forbidden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s) allowed again.</source>
        <translation>
            <numerusform>%n region allowed again.</numerusform>
            <numerusform>%n regions allowed again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 forbidden, %n region(s) allowed again.</source>
        <extracomment>%1 a number of regions; %n regions</extracomment>
        <translation>
            <numerusform>%1 forbidden, %n region allowed again.</numerusform>
            <numerusform>%1 forbidden, %n regions allowed again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n recording(s) fed</source>
        <translation>
            <numerusform>%n recording fed</numerusform>
            <numerusform>%n recordings fed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n region(s) forbidden</source>
        <translation>
            <numerusform>%n region forbidden</numerusform>
            <numerusform>%n regions forbidden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::ArcView</name>
    <message numerus="yes">
        <source>%n arc(s)</source>
        <translation>
            <numerusform>%n arc</numerusform>
            <numerusform>%n arcs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::CodebookList</name>
    <message numerus="yes">
        <source>There are only %n different segment(s): fewer labels, or more recordings, would serve better.</source>
        <translation>
            <numerusform>There is only %n different segment: fewer labels, or more recordings, would serve better.</numerusform>
            <numerusform>There are only %n different segments: fewer labels, or more recordings, would serve better.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::CurveChart</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::CurvesView</name>
    <message numerus="yes">
        <source>%n more metrics are not shown; filter by name to see them.</source>
        <translation>
            <numerusform>%n more metric is not shown; filter by name to see it.</numerusform>
            <numerusform>%n more metrics are not shown; filter by name to see them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::EmotionJudge</name>
    <message numerus="yes">
        <source>The estimate on the pad has learned from %n piece(s) of EMOPIA.</source>
        <translation>
            <numerusform>The estimate on the pad has learned from %n piece of EMOPIA.</numerusform>
            <numerusform>The estimate on the pad has learned from %n pieces of EMOPIA.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The estimate on the pad has learned from the model&apos;s %n piece(s).</source>
        <translation>
            <numerusform>The estimate on the pad has learned from the model&apos;s %n piece.</numerusform>
            <numerusform>The estimate on the pad has learned from the model&apos;s %n pieces.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The estimate on the pad has learned from the model&apos;s %n piece(s). Of songs that it does not know it tells the quadrant right in %1 %, arousal in %2 % and valence in %3 %; chance would be 25, 50 and 50 %.</source>
        <translation>
            <numerusform>The estimate on the pad has learned from the model&apos;s %n piece. Of songs that it does not know it tells the quadrant right in %1 %, arousal in %2 % and valence in %3 %; chance would be 25, 50 and 50 %.</numerusform>
            <numerusform>The estimate on the pad has learned from the model&apos;s %n pieces. Of songs that it does not know it tells the quadrant right in %1 %, arousal in %2 % and valence in %3 %; chance would be 25, 50 and 50 %.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The estimate on the pad has learned from %n piece(s) of EMOPIA. Of songs that it does not know it tells the quadrant right in %1 %, arousal in %2 % and valence in %3 %; chance would be 25, 50 and 50 %.</source>
        <translation>
            <numerusform>The estimate on the pad has learned from %n piece of EMOPIA. Of songs that it does not know it tells the quadrant right in %1 %, arousal in %2 % and valence in %3 %; chance would be 25, 50 and 50 %.</numerusform>
            <numerusform>The estimate on the pad has learned from %n pieces of EMOPIA. Of songs that it does not know it tells the quadrant right in %1 %, arousal in %2 % and valence in %3 %; chance would be 25, 50 and 50 %.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::ExportPage</name>
    <message numerus="yes">
        <source>%n file(s), %1 long, %2 Hz, %3, about %4</source>
        <translation>
            <numerusform>%n file, %1 long, %2 Hz, %3, about %4</numerusform>
            <numerusform>%n files, %1 long, %2 Hz, %3, about %4</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the files exist already. Replace them?</source>
        <translation>
            <numerusform>%n of the files exists already. Replace it?</numerusform>
            <numerusform>%n of the files exist already. Replace them?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::GuideModels</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>what a model was learned from: the first of many pairs, and how many more</extracomment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::IdmScore</name>
    <message numerus="yes">
        <source>%n onset(s) in %1 s.</source>
        <translation>
            <numerusform>%n onset in %1 s.</numerusform>
            <numerusform>%n onsets in %1 s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::IdmTraining</name>
    <message numerus="yes">
        <source>Done: %n clip(s)</source>
        <translation>
            <numerusform>Done: %n clip</numerusform>
            <numerusform>Done: %n clips</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::IntervalPlot</name>
    <message numerus="yes">
        <source>%1 to %2 s: %n interval(s)</source>
        <extracomment>two times in seconds</extracomment>
        <translation>
            <numerusform>%1 to %2 s: %n interval</numerusform>
            <numerusform>%1 to %2 s: %n intervals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::JobsPanel</name>
    <message numerus="yes">
        <source>Move %n runs with their logs and results to the trash?</source>
        <translation>
            <numerusform>Move %n run with its log and results to the trash?</numerusform>
            <numerusform>Move %n runs with their logs and results to the trash?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n runs are in the trash, from where the desktop can bring them back.</source>
        <translation>
            <numerusform>%n run is in the trash, from where the desktop can bring it back.</numerusform>
            <numerusform>%n runs are in the trash, from where the desktop can bring them back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::LabelStrip</name>
    <message numerus="yes">
        <source>%n segment(s)</source>
        <translation>
            <numerusform>%n segment</numerusform>
            <numerusform>%n segments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::LibraryActions</name>
    <message numerus="yes">
        <source>%n stars</source>
        <translation>
            <numerusform>%n star</numerusform>
            <numerusform>%n stars</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rate %n items</source>
        <translation>
            <numerusform>Rate %n item</numerusform>
            <numerusform>Rate %n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag %n items</source>
        <translation>
            <numerusform>Tag %n item</numerusform>
            <numerusform>Tag %n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Assign %n items</source>
        <translation>
            <numerusform>Assign %n item</numerusform>
            <numerusform>Assign %n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Edit %n items</source>
        <translation>
            <numerusform>Edit %n item</numerusform>
            <numerusform>Edit %n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n items</source>
        <translation>
            <numerusform>Remove %n item</numerusform>
            <numerusform>Remove %n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::LibraryJobs</name>
    <message numerus="yes">
        <source>Relocate %n files</source>
        <translation>
            <numerusform>Relocate %n file</numerusform>
            <numerusform>Relocate %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing files were found</source>
        <translation>
            <numerusform>%n missing file was found</numerusform>
            <numerusform>%n missing files were found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files are still missing</source>
        <translation>
            <numerusform>%n file is still missing</numerusform>
            <numerusform>%n files are still missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::LibraryPanel</name>
    <message numerus="yes">
        <source>%Ln items</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::LinkArcs</name>
    <message numerus="yes">
        <source>%n link(s)</source>
        <translation>
            <numerusform>%n link</numerusform>
            <numerusform>%n links</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::MainWindow</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::MapLooksPage</name>
    <message numerus="yes">
        <source>%1 of %n point(s) are shown.</source>
        <translation>
            <numerusform>%1 of %n point is shown.</numerusform>
            <numerusform>%1 of %n points are shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n point(s) are shown.</source>
        <translation>
            <numerusform>The %n point is shown.</numerusform>
            <numerusform>All %n points are shown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::MapMarking</name>
    <message numerus="yes">
        <source>Forbid %n sound(s)</source>
        <translation>
            <numerusform>Forbid %n sound</numerusform>
            <numerusform>Forbid %n sounds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %n sound(s) to begin with</source>
        <translation>
            <numerusform>Mark %n sound to begin with</numerusform>
            <numerusform>Mark %n sounds to begin with</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::MapPanel</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) copied.</source>
        <translation>
            <numerusform>%n row copied.</numerusform>
            <numerusform>%n rows copied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n row(s)</source>
        <comment>table</comment>
        <translation>
            <numerusform>%1, %n row</numerusform>
            <numerusform>%1, %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::MapSongPage</name>
    <message numerus="yes">
        <source>%1 % of the recording lies within what the table does, by %n column(s).</source>
        <extracomment>%1 is a share in percent; %n columns were compared</extracomment>
        <translation>
            <numerusform>%1 % of the recording lies within what the table does, by %n column.</numerusform>
            <numerusform>%1 % of the recording lies within what the table does, by %n columns.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::MapView</name>
    <message numerus="yes">
        <source>%n point(s) shown</source>
        <translation>
            <numerusform>%n point shown</numerusform>
            <numerusform>%n points shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) shown, %1 selected</source>
        <translation>
            <numerusform>%n point shown, %1 selected</numerusform>
            <numerusform>%n points shown, %1 selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::PerformPanel</name>
    <message numerus="yes">
        <source>%n dropout(s)</source>
        <translation>
            <numerusform>%n dropout</numerusform>
            <numerusform>%n dropouts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::PianoRollView</name>
    <message numerus="yes">
        <source>%n note(s) selected</source>
        <translation>
            <numerusform>%n note selected</numerusform>
            <numerusform>%n notes selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::Recording</name>
    <message numerus="yes">
        <source>The disk was too slow: %n sample(s) of the recording are missing.</source>
        <translation>
            <numerusform>The disk was too slow: %n sample of the recording is missing.</numerusform>
            <numerusform>The disk was too slow: %n samples of the recording are missing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::RelationLanes</name>
    <message numerus="yes">
        <source>A stretch that is held back, each label predicted from the true ones before it: %1 of %n right.</source>
        <translation>
            <numerusform>A stretch that is held back, each label predicted from the true ones before it: %1 of %n right.</numerusform>
            <numerusform>A stretch that is held back, each label predicted from the true ones before it: %1 of %n right.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::RelationVerdict</name>
    <message numerus="yes">
        <source>On so little that was held back (%n segment(s)) this may be chance.</source>
        <translation>
            <numerusform>On so little that was held back (%n segment) this may be chance.</numerusform>
            <numerusform>On so little that was held back (%n segments) this may be chance.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::RowExportPage</name>
    <message numerus="yes">
        <source>%n sound(s), %1 s in all, %2. Names say the parameters; nothing is overwritten.</source>
        <translation>
            <numerusform>%n sound, %1 s in all, %2. Names say the parameters; nothing is overwritten.</numerusform>
            <numerusform>%n sounds, %1 s in all, %2. Names say the parameters; nothing is overwritten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written, the first is %1.</source>
        <translation>
            <numerusform>%n file written, the first is %1.</numerusform>
            <numerusform>%n files written, the first is %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::Session</name>
    <message numerus="yes">
        <source>Import %n files and folders</source>
        <translation>
            <numerusform>Import %n file or folder</numerusform>
            <numerusform>Import %n files and folders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::SettingsDialog</name>
    <message numerus="yes">
        <source>This machine has %n processor cores. One is kept free so that sound never stutters while a model learns.</source>
        <translation>
            <numerusform>This machine has %n processor core. Sound may stutter while a model learns.</numerusform>
            <numerusform>This machine has %n processor cores. One is kept free so that sound never stutters while a model learns.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::StemSongs</name>
    <message numerus="yes">
        <source>%n songs</source>
        <translation>
            <numerusform>%n song</numerusform>
            <numerusform>%n songs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more of the kind.</source>
        <translation>
            <numerusform>%n more of the kind.</numerusform>
            <numerusform>%n more of the kind.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::StemTagSteps</name>
    <message numerus="yes">
        <source>Tags were suggested for %n song(s).</source>
        <translation>
            <numerusform>Tags were suggested for %n song.</numerusform>
            <numerusform>Tags were suggested for %n songs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::StemTraining</name>
    <message numerus="yes">
        <source>Done: %n song(s) have beats, tempo and key</source>
        <translation>
            <numerusform>Done: %n song has beats, tempo and key</numerusform>
            <numerusform>Done: %n songs have beats, tempo and key</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::TagHints</name>
    <message numerus="yes">
        <source>%1 (%n song(s))</source>
        <translation>
            <numerusform>%1 (%n song)</numerusform>
            <numerusform>%1 (%n songs)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::TakeEditor</name>
    <message numerus="yes">
        <source>Silence %n segment(s)</source>
        <translation>
            <numerusform>Silence %n segment</numerusform>
            <numerusform>Silence %n segments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Label %n segment(s)</source>
        <translation>
            <numerusform>Label %n segment</numerusform>
            <numerusform>Label %n segments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lock %n segment(s)</source>
        <translation>
            <numerusform>Lock %n segment</numerusform>
            <numerusform>Lock %n segments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unlock %n segment(s)</source>
        <translation>
            <numerusform>Unlock %n segment</numerusform>
            <numerusform>Unlock %n segments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::TrainingCompare</name>
    <message numerus="yes">
        <source>%n more chosen runs are not shown; choose fewer to compare them.</source>
        <translation>
            <numerusform>%n more chosen run is not shown; choose fewer to compare them.</numerusform>
            <numerusform>%n more chosen runs are not shown; choose fewer to compare them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::TrainingPanel</name>
    <message numerus="yes">
        <source>%n trainings</source>
        <translation>
            <numerusform>%n training</numerusform>
            <numerusform>%n trainings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n trainings</source>
        <translation>
            <numerusform>%1 of %n training</numerusform>
            <numerusform>%1 of %n trainings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::TransportBar</name>
    <message numerus="yes">
        <source>%n dropout(s); click to reset</source>
        <translation>
            <numerusform>%n dropout; click to reset</numerusform>
            <numerusform>%n dropouts; click to reset</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>antiphon::ViolinPlot</name>
    <message numerus="yes">
        <source>median %1, half within %2 to %3, %n value(s)</source>
        <translation>
            <numerusform>median %1, half within %2 to %3, %n value</numerusform>
            <numerusform>median %1, half within %2 to %3, %n values</numerusform>
        </translation>
    </message>
</context>
</TS>
