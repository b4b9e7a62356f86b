# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'task_extend.ui'
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
from PySide6.QtWidgets import (QApplication, QFormLayout, QLabel, QLineEdit,
    QPlainTextEdit, QSizePolicy, QWidget)

class Ui_TaskExtend(object):
    def setupUi(self, TaskExtend):
        if not TaskExtend.objectName():
            TaskExtend.setObjectName(u"TaskExtend")
        self.rows = QFormLayout(TaskExtend)
        self.rows.setObjectName(u"rows")
        self.rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self.about = QLabel(TaskExtend)
        self.about.setObjectName(u"about")
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setWordWrap(True)

        self.rows.setWidget(0, QFormLayout.ItemRole.SpanningRole, self.about)

        self.dayLabel = QLabel(TaskExtend)
        self.dayLabel.setObjectName(u"dayLabel")
        self.dayLabel.setMinimumSize(QSize(0, 30))
        self.dayLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rows.setWidget(1, QFormLayout.ItemRole.LabelRole, self.dayLabel)

        self.day = QLineEdit(TaskExtend)
        self.day.setObjectName(u"day")

        self.rows.setWidget(1, QFormLayout.ItemRole.FieldRole, self.day)

        self.reasonLabel = QLabel(TaskExtend)
        self.reasonLabel.setObjectName(u"reasonLabel")
        self.reasonLabel.setMinimumSize(QSize(0, 30))
        self.reasonLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rows.setWidget(2, QFormLayout.ItemRole.LabelRole, self.reasonLabel)

        self.reason = QPlainTextEdit(TaskExtend)
        self.reason.setObjectName(u"reason")
        self.reason.setTabChangesFocus(True)

        self.rows.setWidget(2, QFormLayout.ItemRole.FieldRole, self.reason)

#if QT_CONFIG(shortcut)
        self.dayLabel.setBuddy(self.day)
        self.reasonLabel.setBuddy(self.reason)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.day, self.reason)

        self.retranslateUi(TaskExtend)

        QMetaObject.connectSlotsByName(TaskExtend)
    # setupUi

    def retranslateUi(self, TaskExtend):
        self.about.setText("")
        self.dayLabel.setText(QCoreApplication.translate("TaskExtend", u"Gia h\u1ea1n \u0111\u1ebfn ng\u00e0y:", None))
        self.day.setPlaceholderText(QCoreApplication.translate("TaskExtend", u"dd/mm/yyyy", None))
        self.reasonLabel.setText(QCoreApplication.translate("TaskExtend", u"L\u00fd do, ng\u01b0\u1eddi cho ph\u00e9p:", None))
        pass
    # retranslateUi

