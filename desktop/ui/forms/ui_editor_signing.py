# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'editor_signing.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QComboBox, QFormLayout, QGroupBox,
    QLabel, QLineEdit, QPlainTextEdit, QSizePolicy,
    QVBoxLayout, QWidget)

class Ui_EditorSigning(object):
    def setupUi(self, EditorSigning):
        if not EditorSigning.objectName():
            EditorSigning.setObjectName(u"EditorSigning")
        self.rows = QVBoxLayout(EditorSigning)
        self.rows.setSpacing(8)
        self.rows.setObjectName(u"rows")
        self.rows.setContentsMargins(8, 8, 8, 8)
        self.number_group = QGroupBox(EditorSigning)
        self.number_group.setObjectName(u"number_group")
        self.number_form = QFormLayout(self.number_group)
        self.number_form.setObjectName(u"number_form")
        self.number_form.setHorizontalSpacing(8)
        self.number_form.setVerticalSpacing(8)
        self.number_form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.number_form.setContentsMargins(8, 8, 8, 8)
        self.number_label = QLabel(self.number_group)
        self.number_label.setObjectName(u"number_label")
        self.number_label.setTextFormat(Qt.TextFormat.PlainText)

        self.number_form.setWidget(0, QFormLayout.ItemRole.LabelRole, self.number_label)

        self.number_edit = QLineEdit(self.number_group)
        self.number_edit.setObjectName(u"number_edit")

        self.number_form.setWidget(0, QFormLayout.ItemRole.FieldRole, self.number_edit)

        self.date_label = QLabel(self.number_group)
        self.date_label.setObjectName(u"date_label")
        self.date_label.setTextFormat(Qt.TextFormat.PlainText)

        self.number_form.setWidget(1, QFormLayout.ItemRole.LabelRole, self.date_label)

        self.date_edit = QLineEdit(self.number_group)
        self.date_edit.setObjectName(u"date_edit")

        self.number_form.setWidget(1, QFormLayout.ItemRole.FieldRole, self.date_edit)


        self.rows.addWidget(self.number_group)

        self.signing_group = QGroupBox(EditorSigning)
        self.signing_group.setObjectName(u"signing_group")
        self.signing_form = QFormLayout(self.signing_group)
        self.signing_form.setObjectName(u"signing_form")
        self.signing_form.setHorizontalSpacing(8)
        self.signing_form.setVerticalSpacing(8)
        self.signing_form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.signing_form.setContentsMargins(8, 8, 8, 8)
        self.authority_label = QLabel(self.signing_group)
        self.authority_label.setObjectName(u"authority_label")
        self.authority_label.setTextFormat(Qt.TextFormat.PlainText)

        self.signing_form.setWidget(0, QFormLayout.ItemRole.LabelRole, self.authority_label)

        self.authority_combo = QComboBox(self.signing_group)
        self.authority_combo.setObjectName(u"authority_combo")

        self.signing_form.setWidget(0, QFormLayout.ItemRole.FieldRole, self.authority_combo)

        self.signer_label = QLabel(self.signing_group)
        self.signer_label.setObjectName(u"signer_label")
        self.signer_label.setTextFormat(Qt.TextFormat.PlainText)

        self.signing_form.setWidget(1, QFormLayout.ItemRole.LabelRole, self.signer_label)

        self.signer_combo = QComboBox(self.signing_group)
        self.signer_combo.setObjectName(u"signer_combo")
        self.signer_combo.setEditable(True)
        self.signer_combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)

        self.signing_form.setWidget(1, QFormLayout.ItemRole.FieldRole, self.signer_combo)

        self.title_label = QLabel(self.signing_group)
        self.title_label.setObjectName(u"title_label")
        self.title_label.setTextFormat(Qt.TextFormat.PlainText)

        self.signing_form.setWidget(2, QFormLayout.ItemRole.LabelRole, self.title_label)

        self.title_edit = QLineEdit(self.signing_group)
        self.title_edit.setObjectName(u"title_edit")

        self.signing_form.setWidget(2, QFormLayout.ItemRole.FieldRole, self.title_edit)

        self.head_label = QLabel(self.signing_group)
        self.head_label.setObjectName(u"head_label")
        self.head_label.setTextFormat(Qt.TextFormat.PlainText)

        self.signing_form.setWidget(3, QFormLayout.ItemRole.LabelRole, self.head_label)

        self.head_edit = QLineEdit(self.signing_group)
        self.head_edit.setObjectName(u"head_edit")

        self.signing_form.setWidget(3, QFormLayout.ItemRole.FieldRole, self.head_edit)

        self.body_label = QLabel(self.signing_group)
        self.body_label.setObjectName(u"body_label")
        self.body_label.setTextFormat(Qt.TextFormat.PlainText)

        self.signing_form.setWidget(4, QFormLayout.ItemRole.LabelRole, self.body_label)

        self.body_edit = QLineEdit(self.signing_group)
        self.body_edit.setObjectName(u"body_edit")

        self.signing_form.setWidget(4, QFormLayout.ItemRole.FieldRole, self.body_edit)

        self.printed_label = QLabel(self.signing_group)
        self.printed_label.setObjectName(u"printed_label")
        self.printed_label.setTextFormat(Qt.TextFormat.PlainText)
        self.printed_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.printed_label.setProperty(u"printed", True)

        self.signing_form.setWidget(5, QFormLayout.ItemRole.SpanningRole, self.printed_label)


        self.rows.addWidget(self.signing_group)

        self.recipients_group = QGroupBox(EditorSigning)
        self.recipients_group.setObjectName(u"recipients_group")
        self.recipients_rows = QVBoxLayout(self.recipients_group)
        self.recipients_rows.setSpacing(6)
        self.recipients_rows.setObjectName(u"recipients_rows")
        self.recipients_rows.setContentsMargins(8, 8, 8, 8)
        self.recipients_edit = QPlainTextEdit(self.recipients_group)
        self.recipients_edit.setObjectName(u"recipients_edit")
        self.recipients_edit.setTabChangesFocus(True)

        self.recipients_rows.addWidget(self.recipients_edit)

        self.recipients_hint = QLabel(self.recipients_group)
        self.recipients_hint.setObjectName(u"recipients_hint")
        self.recipients_hint.setWordWrap(True)
        self.recipients_hint.setTextFormat(Qt.TextFormat.PlainText)
        self.recipients_hint.setProperty(u"muted", True)

        self.recipients_rows.addWidget(self.recipients_hint)


        self.rows.addWidget(self.recipients_group)

        self.rows.setStretch(2, 1)
#if QT_CONFIG(shortcut)
        self.number_label.setBuddy(self.number_edit)
        self.date_label.setBuddy(self.date_edit)
        self.authority_label.setBuddy(self.authority_combo)
        self.signer_label.setBuddy(self.signer_combo)
        self.title_label.setBuddy(self.title_edit)
        self.head_label.setBuddy(self.head_edit)
        self.body_label.setBuddy(self.body_edit)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.number_edit, self.date_edit)
        QWidget.setTabOrder(self.date_edit, self.authority_combo)
        QWidget.setTabOrder(self.authority_combo, self.signer_combo)
        QWidget.setTabOrder(self.signer_combo, self.title_edit)
        QWidget.setTabOrder(self.title_edit, self.head_edit)
        QWidget.setTabOrder(self.head_edit, self.body_edit)
        QWidget.setTabOrder(self.body_edit, self.recipients_edit)

        self.retranslateUi(EditorSigning)

        QMetaObject.connectSlotsByName(EditorSigning)
    # setupUi

    def retranslateUi(self, EditorSigning):
        self.number_group.setTitle(QCoreApplication.translate("EditorSigning", u"S\u1ed1, ng\u00e0y", None))
        self.number_label.setText(QCoreApplication.translate("EditorSigning", u"S\u1ed1:", None))
        self.number_edit.setPlaceholderText(QCoreApplication.translate("EditorSigning", u"\u0111\u1ec3 tr\u1ed1ng khi ch\u01b0a c\u1ea5p s\u1ed1", None))
        self.date_label.setText(QCoreApplication.translate("EditorSigning", u"Ng\u00e0y ban h\u00e0nh:", None))
        self.date_edit.setPlaceholderText(QCoreApplication.translate("EditorSigning", u"dd/mm/yyyy, \u0111\u1ec3 tr\u1ed1ng khi ch\u01b0a k\u00fd", None))
        self.signing_group.setTitle(QCoreApplication.translate("EditorSigning", u"Ng\u01b0\u1eddi k\u00fd", None))
        self.authority_label.setText(QCoreApplication.translate("EditorSigning", u"Quy\u1ec1n h\u1ea1n:", None))
        self.signer_label.setText(QCoreApplication.translate("EditorSigning", u"H\u1ecd t\u00ean:", None))
        self.title_label.setText(QCoreApplication.translate("EditorSigning", u"Ch\u1ee9c v\u1ee5:", None))
        self.head_label.setText(QCoreApplication.translate("EditorSigning", u"K\u00fd thay, th\u1eeba l\u1ec7nh:", None))
#if QT_CONFIG(tooltip)
        self.head_edit.setToolTip(QCoreApplication.translate("EditorSigning", u"Ch\u1ee9c v\u1ee5 c\u1ee7a ng\u01b0\u1eddi \u0111\u1ee9ng \u0111\u1ea7u m\u00e0 ng\u01b0\u1eddi k\u00fd k\u00fd thay, th\u1eeba l\u1ec7nh ho\u1eb7c th\u1eeba \u1ee7y quy\u1ec1n", None))
#endif // QT_CONFIG(tooltip)
        self.body_label.setText(QCoreApplication.translate("EditorSigning", u"Thay m\u1eb7t:", None))
#if QT_CONFIG(tooltip)
        self.body_edit.setToolTip(QCoreApplication.translate("EditorSigning", u"T\u1eadp th\u1ec3 \u0111\u01b0\u1ee3c n\u00eau sau \u201cTM.\u201d", None))
#endif // QT_CONFIG(tooltip)
        self.printed_label.setText("")
        self.recipients_group.setTitle(QCoreApplication.translate("EditorSigning", u"N\u01a1i nh\u1eadn", None))
#if QT_CONFIG(accessibility)
        self.recipients_edit.setAccessibleName(QCoreApplication.translate("EditorSigning", u"N\u01a1i nh\u1eadn, m\u1ed7i d\u00f2ng m\u1ed9t n\u01a1i", None))
#endif // QT_CONFIG(accessibility)
        self.recipients_edit.setPlaceholderText(QCoreApplication.translate("EditorSigning", u"M\u1ed7i d\u00f2ng m\u1ed9t n\u01a1i nh\u1eadn, v\u00ed d\u1ee5:\n"
"Th\u01b0\u1eddng tr\u1ef1c \u0110\u1ea3ng \u1ee7y\n"
"L\u01b0u: VT", None))
        self.recipients_hint.setText(QCoreApplication.translate("EditorSigning", u"M\u1ed7i d\u00f2ng m\u1ed9t n\u01a1i nh\u1eadn; d\u1ea5u g\u1ea1ch \u0111\u1ea7u d\u00f2ng, d\u1ea5u ch\u1ea5m ph\u1ea9y t\u1ef1 th\u00eam khi in.", None))
        pass
    # retranslateUi

