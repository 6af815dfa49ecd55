<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>CoveredNote</name>
    <message numerus="yes">
        <source>%n covered notes</source>
        <translation>
            <numerusform>%n covered note</numerusform>
            <numerusform>%n covered notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingStrip</name>
    <message numerus="yes">
        <source>%n to resolve</source>
        <translation>
            <numerusform>%n to resolve</numerusform>
            <numerusform>%n to resolve</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n advised</source>
        <translation>
            <numerusform>%n advised</numerusform>
            <numerusform>%n advised</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message numerus="yes">
        <source>%n digits</source>
        <translation>
            <numerusform>%n digit</numerusform>
            <numerusform>%n digits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LockingSoon</name>
    <message numerus="yes">
        <source>Locking in %n seconds.</source>
        <translation>
            <numerusform>Locking in %n second.</numerusform>
            <numerusform>Locking in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PassphraseField</name>
    <message numerus="yes">
        <source>%n characters</source>
        <translation>
            <numerusform>%n character</numerusform>
            <numerusform>%n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SendingWords</name>
    <message numerus="yes">
        <source>%n need(s) you · nothing lost</source>
        <translation>
            <numerusform>%n needs you · nothing lost</numerusform>
            <numerusform>%n need you · nothing lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting · nothing lost</source>
        <translation>
            <numerusform>%n waiting · nothing lost</numerusform>
            <numerusform>%n waiting · nothing lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They go when there is a connection, even while this tablet is locked.</source>
        <translation>
            <numerusform>It goes when there is a connection, even while this tablet is locked.</numerusform>
            <numerusform>They go when there is a connection, even while this tablet is locked.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Unlock</name>
    <message numerus="yes">
        <source>You have %n tries left. After that this tablet is sealed, and nothing is lost. Nobody can read the passphrase to you. Ring your manager: the council can recover what is on this tablet, and a new enrolment code sets it up again.</source>
        <translation>
            <numerusform>You have %n try left. After that this tablet is sealed, and nothing is lost. Nobody can read the passphrase to you. Ring your manager: the council can recover what is on this tablet, and a new enrolment code sets it up again.</numerusform>
            <numerusform>You have %n tries left. After that this tablet is sealed, and nothing is lost. Nobody can read the passphrase to you. Ring your manager: the council can recover what is on this tablet, and a new enrolment code sets it up again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>holdfast::ui::UnlockModel</name>
    <message numerus="yes">
        <source>That is not the passphrase. Nothing is lost. %n tries left.</source>
        <translation>
            <numerusform>That is not the passphrase. Nothing is lost. %n try left.</numerusform>
            <numerusform>That is not the passphrase. Nothing is lost. %n tries left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>That is not the passphrase. Nothing is lost. %n tries left before this tablet is sealed.</source>
        <translation>
            <numerusform>That is not the passphrase. Nothing is lost. %n try left before this tablet is sealed.</numerusform>
            <numerusform>That is not the passphrase. Nothing is lost. %n tries left before this tablet is sealed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Several tries were wrong. Nothing is lost. Try again in %n seconds.</source>
        <translation>
            <numerusform>Several tries were wrong. Nothing is lost. Try again in %n second.</numerusform>
            <numerusform>Several tries were wrong. Nothing is lost. Try again in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VisitStrip</name>
    <message numerus="yes">
        <source>%n to resolve</source>
        <translation>
            <numerusform>%n to resolve</numerusform>
            <numerusform>%n to resolve</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n advised</source>
        <translation>
            <numerusform>%n advised</numerusform>
            <numerusform>%n advised</numerusform>
        </translation>
    </message>
</context>
</TS>
