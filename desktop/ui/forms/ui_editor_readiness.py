# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'editor_readiness.ui'
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
from PySide6.QtWidgets import (QAbstractButton, QApplication, QDialog, QDialogButtonBox,
    QHeaderView, QLabel, QSizePolicy, QTreeWidgetItem,
    QVBoxLayout, QWidget)

from desktop.ui.editor.findings_tree import FindingsTree

class Ui_EditorReadiness(object):
    def setupUi(self, EditorReadiness):
        if not EditorReadiness.objectName():
            EditorReadiness.setObjectName(u"EditorReadiness")
        EditorReadiness.resize(620, 420)
        self.rows = QVBoxLayout(EditorReadiness)
        self.rows.setSpacing(8)
        self.rows.setObjectName(u"rows")
        self.rows.setContentsMargins(12, 12, 12, 12)
        self.summary_label = QLabel(EditorReadiness)
        self.summary_label.setObjectName(u"summary_label")
        self.summary_label.setWordWrap(True)
        self.summary_label.setTextFormat(Qt.TextFormat.PlainText)
        self.summary_label.setProperty(u"heading", True)

        self.rows.addWidget(self.summary_label)

        self.tree = FindingsTree(EditorReadiness)
        self.tree.setObjectName(u"tree")

        self.rows.addWidget(self.tree)

        self.advice_label = QLabel(EditorReadiness)
        self.advice_label.setObjectName(u"advice_label")
        self.advice_label.setWordWrap(True)
        self.advice_label.setTextFormat(Qt.TextFormat.PlainText)
        self.advice_label.setProperty(u"muted", True)

        self.rows.addWidget(self.advice_label)

        self.buttons = QDialogButtonBox(EditorReadiness)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Cancel|QDialogButtonBox.StandardButton.Ok)

        self.rows.addWidget(self.buttons)

        self.rows.setStretch(1, 1)

        self.retranslateUi(EditorReadiness)
        self.buttons.accepted.connect(EditorReadiness.accept)
        self.buttons.rejected.connect(EditorReadiness.reject)

        QMetaObject.connectSlotsByName(EditorReadiness)
    # setupUi

    def retranslateUi(self, EditorReadiness):
        EditorReadiness.setWindowTitle(QCoreApplication.translate("EditorReadiness", u"Tr\u00ecnh k\u00fd", None))
        self.summary_label.setText("")
        self.advice_label.setText("")
    # retranslateUi

