# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'task_remind.ui'
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
from PySide6.QtWidgets import (QApplication, QComboBox, QFormLayout, QLabel,
    QLineEdit, QSizePolicy, QWidget)

class Ui_TaskRemind(object):
    def setupUi(self, TaskRemind):
        if not TaskRemind.objectName():
            TaskRemind.setObjectName(u"TaskRemind")
        self.rows = QFormLayout(TaskRemind)
        self.rows.setObjectName(u"rows")
        self.rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self.about = QLabel(TaskRemind)
        self.about.setObjectName(u"about")
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setWordWrap(True)

        self.rows.setWidget(0, QFormLayout.ItemRole.SpanningRole, self.about)

        self.whoLabel = QLabel(TaskRemind)
        self.whoLabel.setObjectName(u"whoLabel")
        self.whoLabel.setMinimumSize(QSize(0, 30))
        self.whoLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rows.setWidget(1, QFormLayout.ItemRole.LabelRole, self.whoLabel)

        self.who = QComboBox(TaskRemind)
        self.who.setObjectName(u"who")

        self.rows.setWidget(1, QFormLayout.ItemRole.FieldRole, self.who)

        self.noteLabel = QLabel(TaskRemind)
        self.noteLabel.setObjectName(u"noteLabel")
        self.noteLabel.setMinimumSize(QSize(0, 30))
        self.noteLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rows.setWidget(2, QFormLayout.ItemRole.LabelRole, self.noteLabel)

        self.note = QLineEdit(TaskRemind)
        self.note.setObjectName(u"note")

        self.rows.setWidget(2, QFormLayout.ItemRole.FieldRole, self.note)

#if QT_CONFIG(shortcut)
        self.whoLabel.setBuddy(self.who)
        self.noteLabel.setBuddy(self.note)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.who, self.note)

        self.retranslateUi(TaskRemind)

        QMetaObject.connectSlotsByName(TaskRemind)
    # setupUi

    def retranslateUi(self, TaskRemind):
        self.about.setText("")
        self.whoLabel.setText(QCoreApplication.translate("TaskRemind", u"\u0110\u00e3 nh\u1eafc:", None))
        self.noteLabel.setText(QCoreApplication.translate("TaskRemind", u"N\u1ed9i dung:", None))
        self.note.setPlaceholderText(QCoreApplication.translate("TaskRemind", u"C\u00f3 th\u1ec3 \u0111\u1ec3 tr\u1ed1ng: \u0111\u00e3 g\u1ecdi \u0111i\u1ec7n, h\u1ee9a xong ng\u00e0y \u2026", None))
        pass
    # retranslateUi

