#!/bin/sh
# Has LibreOffice edit a document while it records changes (recorded.*), and save one
# with a password (locked.*). Both take a macro, for which a profile of its own is made.
set -e
cd "$(dirname "$0")"
work=$(mktemp -d)
profile=$work/profile
soffice -env:UserInstallation="file://$profile" --headless --terminate_after_init >/dev/null 2>&1 || true
mkdir -p "$profile/user/basic/Standard"
cat > "$profile/user/basic/script.xlc" <<END
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
<library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" xlink:href="\$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/></library:libraries>
END
cat > "$profile/user/basic/Standard/script.xlb" <<END
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Module1"/></library:library>
END
pandoc changes.md -o "$work/changes.odt"
cat > "$profile/user/basic/Standard/Module1.xba" <<END
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Main
 Dim hidden(0) As New com.sun.star.beans.PropertyValue
 hidden(0).Name = "Hidden" : hidden(0).Value = True
 d = StarDesktop.loadComponentFromURL("file://$work/changes.odt", "_blank", 0, hidden())
 Dim key(1) As New com.sun.star.beans.PropertyValue
 key(0).Name = "FilterName" : key(0).Value = "writer8"
 key(1).Name = "Password" : key(1).Value = "secret"
 d.storeToURL("file://$PWD/locked.odt", key())
 Dim ooxml(1) As New com.sun.star.beans.NamedValue
 ooxml(0).Name = "OOXPassword" : ooxml(0).Value = "secret"
 ooxml(1).Name = "CryptoType" : ooxml(1).Value = "Standard"
 key(0).Value = "MS Word 2007 XML"
 key(1).Name = "EncryptionData" : key(1).Value = ooxml()
 d.storeToURL("file://$PWD/locked.docx", key())
 d.RecordChanges = True
 s = d.createSearchDescriptor()
 s.SearchString = "see the cracks"
 d.findFirst(s).String = "note the marks"
 s.SearchString = " and then"
 f = d.findFirst(s)
 k = f.Text.createTextCursorByRange(f.Start)
 k.goRight(28, True)
 k.String = ""
 s.SearchString = "“It breaks"
 f = d.findFirst(s)
 k = f.Text.createTextCursorByRange(f.Start)
 k.Text.insertControlCharacter(k, com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK, False)
 Dim plain(0) As New com.sun.star.beans.PropertyValue
 plain(0).Name = "FilterName" : plain(0).Value = "MS Word 2007 XML"
 d.storeToURL("file://$PWD/recorded.docx", plain())
 plain(0).Value = "writer8"
 d.storeToURL("file://$PWD/recorded.odt", plain())
 plain(0).Value = "Rich Text Format"
 d.storeToURL("file://$PWD/recorded.rtf", plain())
 d.close(True)
 StarDesktop.terminate()
End Sub
</script:module>
END
soffice -env:UserInstallation="file://$profile" --headless "macro:///Standard.Module1.Main"
rm -r "$work"
