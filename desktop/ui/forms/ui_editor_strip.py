# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'editor_strip.ui'
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
from PySide6.QtWidgets import (QApplication, QComboBox, QHBoxLayout, QLabel,
    QLineEdit, QSizePolicy, QWidget)

class Ui_EditorStrip(object):
    def setupUi(self, EditorStrip):
        if not EditorStrip.objectName():
            EditorStrip.setObjectName(u"EditorStrip")
        self.row = QHBoxLayout(EditorStrip)
        self.row.setSpacing(8)
        self.row.setObjectName(u"row")
        self.row.setContentsMargins(12, 6, 12, 6)
        self.number_label = QLabel(EditorStrip)
        self.number_label.setObjectName(u"number_label")
        self.number_label.setTextFormat(Qt.TextFormat.PlainText)

        self.row.addWidget(self.number_label)

        self.number_edit = QLineEdit(EditorStrip)
        self.number_edit.setObjectName(u"number_edit")
        self.number_edit.setMinimumSize(QSize(70, 0))

        self.row.addWidget(self.number_edit)

        self.slash_label = QLabel(EditorStrip)
        self.slash_label.setObjectName(u"slash_label")
        self.slash_label.setTextFormat(Qt.TextFormat.PlainText)

        self.row.addWidget(self.slash_label)

        self.symbol_edit = QLineEdit(EditorStrip)
        self.symbol_edit.setObjectName(u"symbol_edit")
        self.symbol_edit.setMinimumSize(QSize(100, 0))

        self.row.addWidget(self.symbol_edit)

        self.date_label = QLabel(EditorStrip)
        self.date_label.setObjectName(u"date_label")
        self.date_label.setTextFormat(Qt.TextFormat.PlainText)

        self.row.addWidget(self.date_label)

        self.date_edit = QLineEdit(EditorStrip)
        self.date_edit.setObjectName(u"date_edit")
        self.date_edit.setMinimumSize(QSize(100, 0))

        self.row.addWidget(self.date_edit)

        self.signer_label = QLabel(EditorStrip)
        self.signer_label.setObjectName(u"signer_label")
        self.signer_label.setTextFormat(Qt.TextFormat.PlainText)

        self.row.addWidget(self.signer_label)

        self.signer_combo = QComboBox(EditorStrip)
        self.signer_combo.setObjectName(u"signer_combo")
        self.signer_combo.setMinimumSize(QSize(120, 0))
        self.signer_combo.setEditable(True)
        self.signer_combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)

        self.row.addWidget(self.signer_combo)

        self.printed_label = QLabel(EditorStrip)
        self.printed_label.setObjectName(u"printed_label")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.printed_label.sizePolicy().hasHeightForWidth())
        self.printed_label.setSizePolicy(sizePolicy)
        self.printed_label.setTextFormat(Qt.TextFormat.PlainText)
        self.printed_label.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)
        self.printed_label.setProperty(u"muted", True)

        self.row.addWidget(self.printed_label)

        self.row.setStretch(1, 2)
        self.row.setStretch(3, 3)
        self.row.setStretch(5, 3)
        self.row.setStretch(7, 5)
        self.row.setStretch(8, 7)
#if QT_CONFIG(shortcut)
        self.number_label.setBuddy(self.number_edit)
        self.slash_label.setBuddy(self.symbol_edit)
        self.date_label.setBuddy(self.date_edit)
        self.signer_label.setBuddy(self.signer_combo)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.number_edit, self.symbol_edit)
        QWidget.setTabOrder(self.symbol_edit, self.date_edit)
        QWidget.setTabOrder(self.date_edit, self.signer_combo)

        self.retranslateUi(EditorStrip)

        QMetaObject.connectSlotsByName(EditorStrip)
    # setupUi

    def retranslateUi(self, EditorStrip):
        self.number_label.setText(QCoreApplication.translate("EditorStrip", u"S\u1ed1:", None))
        self.number_edit.setPlaceholderText(QCoreApplication.translate("EditorStrip", u"\u0111\u1ec3 tr\u1ed1ng", None))
#if QT_CONFIG(tooltip)
        self.number_edit.setToolTip(QCoreApplication.translate("EditorStrip", u"S\u1ed1 do v\u0103n th\u01b0 c\u1ea5p khi ban h\u00e0nh; \u0111\u1ec3 tr\u1ed1ng khi ch\u01b0a c\u00f3", None))
#endif // QT_CONFIG(tooltip)
        self.slash_label.setText(QCoreApplication.translate("EditorStrip", u"/", None))
#if QT_CONFIG(tooltip)
        self.symbol_edit.setToolTip(QCoreApplication.translate("EditorStrip", u"K\u00fd hi\u1ec7u c\u1ee7a v\u0103n b\u1ea3n", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.symbol_edit.setAccessibleName(QCoreApplication.translate("EditorStrip", u"K\u00fd hi\u1ec7u", None))
#endif // QT_CONFIG(accessibility)
        self.date_label.setText(QCoreApplication.translate("EditorStrip", u"Ng\u00e0y:", None))
        self.date_edit.setPlaceholderText(QCoreApplication.translate("EditorStrip", u"dd/mm/yyyy", None))
#if QT_CONFIG(tooltip)
        self.date_edit.setToolTip(QCoreApplication.translate("EditorStrip", u"Ng\u00e0y ban h\u00e0nh; \u0111\u1ec3 tr\u1ed1ng khi ch\u01b0a k\u00fd", None))
#endif // QT_CONFIG(tooltip)
        self.signer_label.setText(QCoreApplication.translate("EditorStrip", u"Ng\u01b0\u1eddi k\u00fd:", None))
        self.printed_label.setText("")
        pass
    # retranslateUi

